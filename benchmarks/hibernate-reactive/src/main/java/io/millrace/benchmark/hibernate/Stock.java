package io.millrace.benchmark.hibernate;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** How many there are. */
@Entity
@Table(name = "stock")
public class Stock {

    @Id
    private int id;

    private int quantity;

    /** For Hibernate. */
    protected Stock() {}

    Stock(int id, int quantity) {
        this.id = id;
        this.quantity = quantity;
    }

    int id() {
        return id;
    }

    int quantity() {
        return quantity;
    }

    @Override
    public String toString() {
        return "Stock[id=" + id + ", quantity=" + quantity + "]";
    }
}
