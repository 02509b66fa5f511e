package io.millrace.benchmark.hibernate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A row of ten columns. */
@Entity
@Table(name = "product")
public class Product {

    @Id
    private long id;

    private String name = "";

    private String maker = "";

    private String description = "";

    private int stock;

    private double weight;

    private boolean available;

    @Column(name = "listed_at")
    private OffsetDateTime listedAt = OffsetDateTime.MIN;

    private UUID code = new UUID(0, 0);

    private BigDecimal price = BigDecimal.ZERO;

    /** For Hibernate. */
    protected Product() {}

    long id() {
        return id;
    }

    String name() {
        return name;
    }

    String maker() {
        return maker;
    }

    String description() {
        return description;
    }

    int stock() {
        return stock;
    }

    double weight() {
        return weight;
    }

    boolean available() {
        return available;
    }

    OffsetDateTime listedAt() {
        return listedAt;
    }

    UUID code() {
        return code;
    }

    BigDecimal price() {
        return price;
    }

    @Override
    public String toString() {
        return "Product[id=" + id + ", name=" + name + ", maker=" + maker + ", description=" + description + ", stock="
                + stock + ", weight=" + weight + ", available=" + available + ", listedAt=" + listedAt + ", code="
                + code + ", price=" + price + "]";
    }
}
