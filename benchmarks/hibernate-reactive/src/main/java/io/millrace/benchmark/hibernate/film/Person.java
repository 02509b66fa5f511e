package io.millrace.benchmark.hibernate.film;

import io.millrace.benchmark.contest.film.Credit;
import io.millrace.benchmark.contest.film.NewPerson;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Somebody who makes movies. */
@Entity
@Table(name = "persons")
public class Person {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private int id;

    @Column(name = "first_name")
    private String firstName = "";

    @Column(name = "middle_name")
    private String middleName = "";

    @Column(name = "last_name")
    private String lastName = "";

    private String image = "";

    private String bio = "";

    /** For Hibernate. */
    protected Person() {}

    Person(NewPerson person) {
        this.firstName = person.firstName();
        this.middleName = person.middleName();
        this.lastName = person.lastName();
        this.image = person.image();
        this.bio = person.bio();
    }

    int id() {
        return id;
    }

    String bio() {
        return bio;
    }

    Credit credit() {
        return new Credit(id, firstName, middleName, lastName, image);
    }
}
