package io.millrace.benchmark.hibernate;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** What is said about a post. */
@Entity
@Table(name = "comment")
public class Comment {

    @Id
    private int id;

    @SuppressWarnings("UnusedVariable") // Hibernate joins by it
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "post_id")
    private @Nullable Post post;

    private String body = "";

    /** For Hibernate. */
    protected Comment() {}

    int id() {
        return id;
    }

    String body() {
        return body;
    }
}
