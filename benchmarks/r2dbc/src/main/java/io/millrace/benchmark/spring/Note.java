package io.millrace.benchmark.spring;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** A row that is written. */
@Table("note")
record Note(@Id long id, String title, String body, int rank) {}
