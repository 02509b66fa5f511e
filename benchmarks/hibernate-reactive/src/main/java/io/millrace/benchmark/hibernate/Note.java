package io.millrace.benchmark.hibernate;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row that is written. */
@Entity
@Table(name = "note")
public class Note {

    @Id
    private long id;

    private String title = "";

    private String body = "";

    private int rank;

    /** For Hibernate. */
    protected Note() {}

    Note(long id, String title, String body, int rank) {
        this.id = id;
        this.title = title;
        this.body = body;
        this.rank = rank;
    }

    long id() {
        return id;
    }

    String title() {
        return title;
    }

    String body() {
        return body;
    }

    int rank() {
        return rank;
    }

    @Override
    public String toString() {
        return "Note[id=" + id + ", title=" + title + ", body=" + body + ", rank=" + rank + "]";
    }
}
