package io.millrace.benchmark.millrace.film;

import io.millrace.schema.Default;
import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.ManyToMany;
import io.millrace.schema.Schema;

/** Somebody who makes movies. */
@Schema(table = "persons")
@ManyToMany(name = "directed", of = Movie.class, through = Director.class)
@ManyToMany(name = "actedIn", of = Movie.class, through = Actor.class)
public record Person(
        @Id @Generated int id,
        String firstName,
        @Default("''") String middleName,
        String lastName,
        String image,
        String bio) {}
