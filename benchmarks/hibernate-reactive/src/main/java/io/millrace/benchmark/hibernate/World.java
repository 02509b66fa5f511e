package io.millrace.benchmark.hibernate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A key and a number. */
@Entity
@Table(name = "world")
public class World {

    @Id
    private int id;

    @Column(name = "randomnumber")
    private int randomNumber;

    /** For Hibernate. */
    protected World() {}

    World(int id, int randomNumber) {
        this.id = id;
        this.randomNumber = randomNumber;
    }

    int id() {
        return id;
    }

    int randomNumber() {
        return randomNumber;
    }

    void randomNumber(int another) {
        randomNumber = another;
    }

    @Override
    public String toString() {
        return "World[id=" + id + ", randomNumber=" + randomNumber + "]";
    }
}
