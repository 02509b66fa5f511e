package io.millrace.shape;

import io.millrace.forum.Board;
import io.millrace.schema.Shape;
import java.util.List;

/** A board with those in it: a shape inside of itself. */
@Shape(Board.class)
public record BoardTree(long id, List<BoardTree> children) {}
