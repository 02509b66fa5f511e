package io.millrace.benchmark.hibernate;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A line of wisdom. */
@Entity
@Table(name = "fortune")
public class Fortune {

    @Id
    private int id;

    private String message = "";

    /** For Hibernate. */
    protected Fortune() {}

    Fortune(int id, String message) {
        this.id = id;
        this.message = message;
    }

    int id() {
        return id;
    }

    String message() {
        return message;
    }

    @Override
    public String toString() {
        return "Fortune[id=" + id + ", message=" + message + "]";
    }
}
