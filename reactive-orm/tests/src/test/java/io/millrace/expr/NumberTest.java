package io.millrace.expr;

import static io.millrace.function.Literals.value;
import static io.millrace.function.Numbers.ceil;
import static io.millrace.function.Numbers.dividedBy;
import static io.millrace.function.Numbers.exp;
import static io.millrace.function.Numbers.floor;
import static io.millrace.function.Numbers.ln;
import static io.millrace.function.Numbers.plus;
import static io.millrace.function.Numbers.power;
import static io.millrace.function.Numbers.random;
import static io.millrace.function.Numbers.round;
import static io.millrace.function.Numbers.sign;
import static io.millrace.function.Numbers.sqrt;
import static io.millrace.function.Numbers.times;
import static io.millrace.function.Numbers.trunc;
import static io.millrace.note.NoteTable.NOTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.behaviour.Behaviour;
import io.millrace.error.DatabaseError;
import io.millrace.error.InvalidValue;
import io.millrace.note.Notes;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NumberTest {

    @RegisterExtension
    private static final Notes NOTES = new Notes("""
            insert into notes (id, stars, bonus, weight, rate, price) values
              (1, 7, null, 3, 2.5, 10.25), (2, -7, 2, 3, -2.5, null)""");

    @Test
    @Behaviour({"type.exs:10", "type.exs:551"})
    void arithmeticKeepsTheTypeOfItsFirstNumber() {
        assertThat(NOTES.of(NOTE.stars.plus(1), "notes.stars + $1::int4")).containsExactly(8, -6);
        assertThat(NOTES.of(NOTE.stars.minus(1).times(2), "(notes.stars - $1::int4) * $2::int4"))
                .containsExactly(12, -16);
        assertThat(NOTES.of(NOTE.stars.minus(NOTE.stars.minus(1)), "notes.stars - (notes.stars - $1::int4)"))
                .containsExactly(1, 1);
        assertThat(NOTES.of(NOTE.price.plus(1), "cast((notes.price + $1::text::numeric) as text)"))
                .containsExactly(Optional.of(new BigDecimal("11.25")), Optional.empty());
        assertThat(NOTES.of(NOTE.rate.times(2.0), "notes.rate * $1::float8")).containsExactly(5.0, -5.0);
        assertThat(NOTES.of(NOTE.stars.negated(), "-notes.stars")).containsExactly(-7, 7);
        assertThat(NOTES.of(NOTE.stars.abs(), "abs(notes.stars)")).containsExactly(7, 7);
    }

    @Test
    void typesThatDifferAreMixed() {
        assertThat(NOTES.of(NOTE.weight.plus(NOTE.stars), "(notes.weight + notes.stars)::int2"))
                .containsExactly((short) 10, (short) -4);
        assertThat(NOTES.of(
                        NOTE.price.orElse(0).times(NOTE.stars),
                        "cast((coalesce(notes.price, $1::text::numeric) * notes.stars)::numeric as text)"))
                .containsExactly(new BigDecimal("71.75"), new BigDecimal("0"));
    }

    @Test
    void wholeNumbersAreDividedWithoutARemainder() {
        assertThat(NOTES.of(NOTE.stars.dividedBy(2), "notes.stars / $1::int4")).containsExactly(3, -3);
        assertThat(NOTES.of(NOTE.stars.modulo(4), "notes.stars % $1::int4")).containsExactly(3, -3);
        assertThat(NOTES.of(NOTE.rate.dividedBy(2), "notes.rate / $1::float8")).containsExactly(1.25, -1.25);
        assertThatThrownBy(() -> NOTES.of(NOTE.stars.dividedBy(0), "notes.stars / $1::int4"))
                .isInstanceOf(DatabaseError.class)
                .hasMessageContaining("a number was divided by zero (22012)");
    }

    @Test
    void aResultThatMayBeNullIsOptional() {
        assertThat(NOTES.of(NOTE.bonus.plus(NOTE.stars), "notes.bonus + notes.stars"))
                .containsExactly(Optional.empty(), Optional.of(-5));
        assertThat(NOTES.of(plus(NOTE.stars, NOTE.bonus), "notes.stars + notes.bonus"))
                .containsExactly(Optional.empty(), Optional.of(-5));
        assertThat(NOTES.of(times(NOTE.bonus, NOTE.bonus), "notes.bonus * notes.bonus"))
                .containsExactly(Optional.empty(), Optional.of(4));
        assertThat(NOTES.of(dividedBy(NOTE.stars, NOTE.bonus), "notes.stars / notes.bonus"))
                .containsExactly(Optional.empty(), Optional.of(-3));
        assertThat(NOTES.of(NOTE.stars.plus(NOTE.bonus.orElse(0)), "notes.stars + coalesce(notes.bonus, $1::int4)"))
                .containsExactly(7, -5);
    }

    @Test
    void roundingKeepsTheType() {
        assertThat(NOTES.of(round(NOTE.rate), "round(notes.rate)")).containsExactly(2.0, -2.0);
        assertThat(NOTES.of(
                        round(NOTE.price.orElse(0), 1),
                        "cast(round(coalesce(notes.price, $1::text::numeric)," + " $2::int4) as text)"))
                .containsExactly(new BigDecimal("10.3"), new BigDecimal("0.0"));
        assertThat(NOTES.of(round(NOTE.rate, 0), "round(notes.rate::numeric, $1::int4)::float8"))
                .containsExactly(3.0, -3.0);
        assertThat(NOTES.of(ceil(NOTE.rate), "ceil(notes.rate)")).containsExactly(3.0, -2.0);
        assertThat(NOTES.of(floor(NOTE.rate), "floor(notes.rate)")).containsExactly(2.0, -3.0);
        assertThat(NOTES.of(trunc(NOTE.rate), "trunc(notes.rate)")).containsExactly(2.0, -2.0);
        assertThat(NOTES.of(sign(NOTE.stars), "sign(notes.stars)::int4")).containsExactly(1, -1);
    }

    @Test
    void rootsAndPowersAreFloats() {
        assertThat(NOTES.of(power(NOTE.stars, 2).required(), "power(notes.stars::float8, $1::float8)"))
                .containsExactly(49.0, 49.0);
        assertThat(NOTES.of(sqrt(NOTE.stars.abs()).required(), "sqrt(abs(notes.stars)::float8)"))
                .containsExactly(Math.sqrt(7), Math.sqrt(7));
        assertThat(NOTES.of(power(NOTE.rate, NOTE.bonus), "power(notes.rate, notes.bonus::float8)"))
                .containsExactly(Optional.empty(), Optional.of(6.25));
        assertThat(NOTES.of(ln(exp(NOTE.rate)), "ln(exp(notes.rate))"))
                .containsExactly(Optional.of(2.5), Optional.of(-2.5));
    }

    @Test
    void aRandomNumberIsBelowOne() {
        assertThat(NOTES.where(random().ge(0).and(random().lt(1)), "random() >= $1::int8 and random() < $2::int8"))
                .hasSize(2);
    }

    @Test
    void aNumberThatTheTypeCannotHoldIsRefused() {
        assertThatThrownBy(() -> NOTE.weight.plus(100_000))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("""
                ORM-802: Note.weight: the number is out of range for int2
                  because: int2 cannot hold it
                  fix: check the number before it is written, or give the column a wider type""");
        assertThatThrownBy(() -> NOTES.of(NOTE.stars.plus(value(Integer.MAX_VALUE)), "notes.stars + $1::int4"))
                .isInstanceOf(DatabaseError.class)
                .hasMessageContaining("(22003)");
    }
}
