// Package group puts people together in numbers other than two. It knows people only by a key and their answers, reads
// and writes nothing, and gives the same groups whatever the order of its people.
//
// [Split] cuts people into groups of even size, so that every answer to some fields is spread evenly over the groups;
// [Spreads] counts how evenly, and [Verify] holds a split against what it promises by counting alone. [Sets] forms
// small sets of people who go well together.
//
// # How a split is found
//
// The fields are arranged in two chains (chains.go), each from the coarse to the fine: the places in one, the sectors and
// the organisations inside each sector in the other. Each chain makes a tree of answers; a person is an edge from a leaf
// of one tree to a leaf of the other, and a group is a flow through both. Since a k-th of everybody is a flow, and all
// counts may be rounded down or up, an integral flow always exists in which every group has of every answer of either
// tree its even share, rounded (Hoffman, "Some recent applications of the theory of linear inequalities to extremal
// combinatorial analysis", 1960). Groups are halved until each is one (split.go, flow.go). People who are pinned can
// make that impossible; the flow then has the least cost, and any two groups are cut again where that helps. What is in
// neither tree as a whole, a fourth field or an organisation in several sectors, is spread as far as exchanges of two
// people go (exchange.go).
//
// # How sets are found
//
// By exchanging people between sets until no exchange helps, from several starts (sets.go, search.go). That is no proof;
// beside it stands an upper bound from linear duality (bound.go).
//
// From here nothing else of ours may be touched.
package group
