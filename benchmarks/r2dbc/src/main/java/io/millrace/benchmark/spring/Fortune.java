package io.millrace.benchmark.spring;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** A line of wisdom. */
@Table("fortune")
record Fortune(@Id int id, String message) {}
