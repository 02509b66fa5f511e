package io.millrace.benchmark.spring;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** How many there are. */
@Table("stock")
record Stock(@Id int id, int quantity) {}
