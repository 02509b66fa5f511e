package io.millrace.benchmark.spring;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/** A key and a number. */
@Table("world")
record World(@Id int id, @Column("randomnumber") int randomNumber) {}
