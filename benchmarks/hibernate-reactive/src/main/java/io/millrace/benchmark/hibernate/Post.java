package io.millrace.benchmark.hibernate;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A post with its comments. */
@Entity
@Table(name = "post")
public class Post {

    @Id
    private int id;

    @SuppressWarnings("UnusedVariable") // Hibernate joins by it
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "author_id")
    private @Nullable Author author;

    private String title = "";

    @OneToMany(mappedBy = "post")
    @OrderBy("id")
    private Set<Comment> comments = new LinkedHashSet<>();

    /** For Hibernate. */
    protected Post() {}

    int id() {
        return id;
    }

    String title() {
        return title;
    }

    Set<Comment> comments() {
        return comments;
    }
}
