package io.millrace.benchmark.spring;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/** A post as the table has one. */
@Table("post")
record PostRow(@Id int id, @Column("author_id") int authorId, String title) {}
