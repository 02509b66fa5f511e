package io.millrace.benchmark.millrace.film;

import io.millrace.schema.Generated;
import io.millrace.schema.HasMany;
import io.millrace.schema.Id;
import io.millrace.schema.ManyToMany;
import io.millrace.schema.Schema;

/** A movie. */
@Schema
@ManyToMany(name = "directors", of = Person.class, through = Director.class)
@ManyToMany(name = "cast", of = Person.class, through = Actor.class)
@HasMany(name = "reviews", of = Review.class)
public record Movie(@Id @Generated int id, String image, String title, int year, String description) {}
