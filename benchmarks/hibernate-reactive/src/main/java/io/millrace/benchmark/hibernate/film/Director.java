package io.millrace.benchmark.hibernate.film;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who directed which movie. */
@Entity
@Table(name = "directors")
public class Director {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private int id;

    @SuppressWarnings("UnusedVariable") // queries are ordered by it
    @Column(name = "list_order")
    private @Nullable Integer listOrder;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "person_id")
    private @Nullable Person person;

    @Column(name = "movie_id", insertable = false, updatable = false)
    private int movieId;

    @SuppressWarnings("UnusedVariable") // Hibernate joins by it
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "movie_id")
    private @Nullable Movie movie;

    /** For Hibernate. */
    protected Director() {}

    Director(Person person, Movie movie) {
        this.person = person;
        this.movie = movie;
    }

    Person person() {
        return Objects.requireNonNull(person);
    }

    /** Of the key alone, as the movie is not fetched. */
    int movieId() {
        return movieId;
    }
}
