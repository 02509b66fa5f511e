package io.millrace.benchmark.hibernate.film;

import io.millrace.benchmark.contest.film.Author;
import io.millrace.benchmark.contest.film.Member;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Somebody who watches movies. */
@Entity
@Table(name = "users")
public class Viewer {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private int id;

    private String name = "";

    private String image = "";

    /** For Hibernate. */
    protected Viewer() {}

    Viewer(String name, String image) {
        this.name = name;
        this.image = image;
    }

    Member member() {
        return new Member(id, name, image);
    }

    Author author() {
        return new Author(id, name, image);
    }
}
