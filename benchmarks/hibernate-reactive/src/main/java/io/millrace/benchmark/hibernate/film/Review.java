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
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What somebody thought of a movie. */
@Entity
@Table(name = "reviews")
public class Review {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private int id;

    private String body = "";

    private int rating;

    @SuppressWarnings("UnusedVariable") // queries are ordered by it
    @Column(name = "creation_time")
    private Instant creationTime = Instant.EPOCH;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "author_id")
    private @Nullable Viewer author;

    @Column(name = "movie_id", insertable = false, updatable = false)
    private int movieId;

    @SuppressWarnings("UnusedVariable") // Hibernate joins by it
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "movie_id")
    private @Nullable Movie movie;

    /** For Hibernate. */
    protected Review() {}

    int id() {
        return id;
    }

    String body() {
        return body;
    }

    int rating() {
        return rating;
    }

    Viewer author() {
        return Objects.requireNonNull(author);
    }

    /** Of the key alone, as the movie is not fetched. */
    int movieId() {
        return movieId;
    }
}
