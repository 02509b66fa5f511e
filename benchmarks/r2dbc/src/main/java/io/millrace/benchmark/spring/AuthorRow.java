package io.millrace.benchmark.spring;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** An author as the table has one. */
@Table("author")
record AuthorRow(@Id int id, String name) {}
