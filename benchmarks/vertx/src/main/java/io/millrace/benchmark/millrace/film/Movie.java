package io.millrace.benchmark.millrace.film;

import io.millrace.schema.Generated;
import io.millrace.schema.HasMany;
import io.millrace.schema.Id;
import io.millrace.schema.Many;
import io.millrace.schema.ManyToMany;
import io.millrace.schema.Schema;

/** A movie, with the people who made it where they are loaded. */
@Schema
@HasMany(name = "directions", of = Director.class)
@HasMany(name = "parts", of = Actor.class)
@HasMany(name = "reviews", of = Review.class)
public record Movie(
        @Id @Generated int id,
        String image,
        String title,
        int year,
        String description,
        @ManyToMany(through = Director.class) Many<Person> directors,
        @ManyToMany(through = Actor.class) Many<Person> cast) {}
