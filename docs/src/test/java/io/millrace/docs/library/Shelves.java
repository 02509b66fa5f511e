package io.millrace.docs.library;

import static io.millrace.docs.library.AlbumTable.ALBUM;
import static io.millrace.docs.library.AuthorTable.AUTHOR;
import static io.millrace.docs.library.BookTable.BOOK;
import static io.millrace.docs.library.FilmTable.FILM;
import static io.millrace.docs.library.LoanTable.LOAN;
import static io.millrace.docs.library.ReaderTable.READER;
import static io.millrace.docs.library.ReviewTable.REVIEW;
import static io.millrace.docs.library.TagTable.TAG;
import static io.millrace.docs.library.TaggingTable.TAGGING;

import io.millrace.table.Table;
import io.millrace.test.Preparation;
import io.millrace.test.database.TestDatabase;
import java.util.List;

/** Makes the library's tables, with a few rows. */
public final class Shelves implements Preparation {

    @Override
    public void prepare(TestDatabase database) {
        for (Table<?> table : List.of(AUTHOR, BOOK, READER, LOAN, TAG, TAGGING, FILM, ALBUM, REVIEW)) {
            table.definition().createStatements().forEach(database::execute);
        }
        database.execute("insert into authors (id, name) values (1, 'Ann'), (2, 'Bob')");
        database.execute("insert into books (id, title, year, in_print, author_id) values"
                + " (1, 'One', 2001, true, 1), (2, 'Two', 2002, false, 1), (3, 'Three', 2003, true, 2)");
        database.execute("insert into readers (id, name) values (1, 'Cid'), (2, 'Dot')");
        database.execute("insert into loans (id, book_id, reader_id) values (1, 1, 1), (2, 2, 1), (3, 2, 2)");
        database.execute("insert into tags (id, word) values (1, 'sea'), (2, 'sky')");
        database.execute("insert into films (id, title) values (1, 'Sea')");
        database.execute("insert into albums (id, title, author_id) values (1, 'Songs', 2)");
        database.execute("insert into reviews (stars, subject_type, subject_id) values"
                + " (5, 'film', 1), (3, 'album', 1), (4, 'film', 1)");
        database.execute("insert into taggings (book_id, tag_id, position) values (1, 1, 2), (1, 2, 1), (3, 1, 1)");
    }
}
