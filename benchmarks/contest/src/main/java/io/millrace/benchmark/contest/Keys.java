package io.millrace.benchmark.contest;

import java.util.ArrayList;
import java.util.List;

/**
 * The keys that operations ask for: the same for every contender. They look drawn at random, and no two of a whole round
 * through the table are the same.
 */
public final class Keys {

    /** The text of every note. */
    public static final String BODY = "A note of ordinary length: one sentence, and then the rest of it.";

    /** Rows of stock. */
    public static final int STOCK = 2_000;

    private static final long STEP = 514_229;
    private static volatile int worlds = 10_000;

    private Keys() {}

    /** How many worlds there are, which a run decides. */
    public static int worlds() {
        return worlds;
    }

    /** Sets how many worlds there are, once, before anything is asked for. */
    public static void worlds(int rows) {
        worlds = rows;
    }

    /** The key of one world. */
    public static int world(int number) {
        return (int) ((number & 0x7fff_ffffL) * STEP % worlds) + 1;
    }

    /** So many different keys of worlds, from the lowest. */
    public static List<Integer> worlds(int number, int size) {
        List<Integer> keys = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            keys.add(world(number * size + i));
        }
        keys.sort(null);
        return keys;
    }

    /** How many people there are, and as many users: a tenth of the worlds. */
    public static int people() {
        return worlds / 10;
    }

    /** How many movies there are: one for four people. */
    public static int movies() {
        return people() / 4;
    }

    /** The key of a movie. */
    public static int movie(int number) {
        return (int) ((number & 0x7fff_ffffL) * STEP % movies()) + 1;
    }

    /** So many different keys of movies, from the lowest. */
    public static List<Integer> movies(int number, int size) {
        List<Integer> keys = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            keys.add(movie(number * size + i));
        }
        keys.sort(null);
        return keys;
    }

    /** The key of a person, or of a user. */
    public static int person(int number) {
        return (int) ((number & 0x7fff_ffffL) * STEP % people()) + 1;
    }

    /** What is added to the title of a movie. */
    public static String suffix(int number) {
        return "---" + number;
    }

    /** The name of a new user. */
    public static String user(int number) {
        return "new user " + number;
    }

    /** The picture of a new user. */
    public static String image(int number) {
        return "user" + number + ".jpeg";
    }

    /** The number that a world is given. */
    public static int randomNumber(int key, int number) {
        return (int) ((key * 7L + number) % 10_000) + 1;
    }

    /** The key of a row of stock. */
    public static int stock(int number) {
        return (int) ((number & 0x7fff_ffffL) * 7_919 % STOCK) + 1;
    }

    /** The quantity that a row of stock is given. */
    public static int quantity(int key, int number) {
        return key * 3 + number;
    }

    /** The key of a note that is inserted. */
    public static long note(int number, int size, int place) {
        return (long) number * size + place + 1;
    }

    /** The key of a note that is upserted: the first half of each operation is the second half of the one before. */
    public static long noteAgain(int number, int size, int place) {
        return (long) number * (size / 2) + place + 1;
    }

    /** So many different keys of stock, from the lowest. */
    public static List<Integer> stock(int number, int size) {
        List<Integer> keys = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            keys.add(stock(number * size + i));
        }
        keys.sort(null);
        return keys;
    }

    /** The title of a note. */
    public static String title(long key) {
        return "note " + key;
    }

    /** The rank of a note. */
    public static int rank(long key, int number) {
        return (int) (key % 97) + number;
    }
}
