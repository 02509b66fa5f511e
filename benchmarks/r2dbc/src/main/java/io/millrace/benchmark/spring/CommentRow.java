package io.millrace.benchmark.spring;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/** A comment as the table has one. */
@Table("comment")
record CommentRow(@Id int id, @Column("post_id") int postId, String body) {}
