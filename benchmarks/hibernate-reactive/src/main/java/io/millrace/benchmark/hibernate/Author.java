package io.millrace.benchmark.hibernate;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.util.LinkedHashSet;
import java.util.Set;

/** An author with the posts. */
@Entity
@Table(name = "author")
public class Author {

    @Id
    private int id;

    private String name = "";

    @OneToMany(mappedBy = "author")
    @OrderBy("id")
    private Set<Post> posts = new LinkedHashSet<>();

    /** For Hibernate. */
    protected Author() {}

    int id() {
        return id;
    }

    String name() {
        return name;
    }

    Set<Post> posts() {
        return posts;
    }
}
