package io.millrace.relation;

import static io.millrace.forum.SeatTable.SEAT;
import static io.millrace.forum.TicketTable.TICKET;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.forum.Forum;
import io.millrace.forum.Seat;
import io.millrace.forum.Ticket;
import io.millrace.repo.Repo;
import io.millrace.schema.Many;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Relations by a key of several columns as queries. */
class CompositeWalkTest {

    @Test
    void theRowsOfSeveralParentsAreOneQuery() {
        try (Forum forum = Forum.open()) {
            Repo repo = forum.repo();
            List<Seat> seats = now(repo.all(from(SEAT)).collectList());
            List<Ticket> tickets =
                    forum.counting(repo.all(SEAT.tickets.ofAll(seats).orderBy(TICKET.id.asc())));

            assertThat(forum.statements())
                    .singleElement()
                    .asString()
                    .endsWith(
                            " from tickets where (tickets.hall, tickets.number) in (select parent_key.k0, parent_key.k1"
                                    + " from unnest($1::int4[], $2::int4[]) with ordinality as parent_key (k0, k1, place))"
                                    + " order by tickets.id");
            assertThat(tickets).extracting(Ticket::id).containsExactly(1L, 2L, 3L);
            assertThat(now(repo.count(SEAT.tickets.ofAll(List.of(new Seat(1, 2, Many.of(List.of())))))))
                    .isEqualTo(2);
            assertThat(now(repo.count(SEAT.tickets.ofAll(List.of())))).isZero();
        }
    }

    private static <T> T now(Mono<T> mono) {
        return Objects.requireNonNull(mono.block());
    }
}
