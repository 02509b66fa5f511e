package io.millrace.benchmark.hibernate.film;

import io.millrace.benchmark.contest.film.NewMovie;
import io.millrace.benchmark.contest.film.Titled;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A movie. */
@Entity
@Table(name = "movies")
public class Movie {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private int id;

    private String image = "";

    private String title = "";

    private int year;

    private String description = "";

    /** For Hibernate. */
    protected Movie() {}

    Movie(NewMovie movie) {
        this.image = movie.image();
        this.title = movie.title();
        this.year = movie.year();
        this.description = movie.description();
    }

    int id() {
        return id;
    }

    String image() {
        return image;
    }

    String title() {
        return title;
    }

    int year() {
        return year;
    }

    String description() {
        return description;
    }

    Titled longer(String suffix) {
        title = title + suffix;
        return new Titled(id, title);
    }
}
