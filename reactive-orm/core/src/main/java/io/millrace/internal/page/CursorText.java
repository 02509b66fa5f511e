package io.millrace.internal.page;

import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.internal.sql.Shape;
import io.millrace.internal.sql.SqlWriter;
import io.millrace.internal.tree.expression.Ordering;
import io.millrace.internal.tree.statement.Select;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A cursor as text, which is safe in a URL: what it is bound to, the values of one row in the order's columns, and a
 * checksum. It is not encrypted and not signed: whoever has it can read the values, and the checksum finds accidents,
 * not attacks. A forged one reaches no other rows than the query has, only from another place on.
 */
public final class CursorText {

    private static final int FORMAT = 1;
    private static final int NULL = -1;
    private static final int CHECKSUM = 4;
    private static final int LONGEST = 1 << 20;

    private CursorText() {}

    /** What a cursor is bound to: the table that the query starts from, and its order with types and directions. */
    public static int binding(Select select, List<Ordering> orders) {
        StringBuilder text = new StringBuilder(128);
        text.append(select.from() == null ? "" : SqlWriter.write(select.from()));
        for (Ordering order : orders) {
            text.append('\n')
                    .append(SqlWriter.write(order))
                    .append(' ')
                    .append(Keyset.type(order).sqlName());
            @Nullable Object[] values = Shape.of(order).values();
            if (values.length > 0) {
                text.append(' ').append(Arrays.deepHashCode(values));
            }
        }
        CRC32 crc = new CRC32();
        crc.update(text.toString().getBytes(StandardCharsets.UTF_8));
        return (int) crc.getValue();
    }

    /** The cursor of a row. */
    public static String write(int binding, List<@Nullable String> values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeInt(binding);
            for (String value : values) {
                if (value == null) {
                    out.writeInt(NULL);
                } else {
                    byte[] text = value.getBytes(StandardCharsets.UTF_8);
                    out.writeInt(text.length);
                    out.write(text);
                }
            }
            out.writeInt(checksum(bytes.toByteArray(), bytes.size()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /**
     * The values in a cursor.
     *
     * @throws InvalidQuery where it is garbled, or bound to something else
     */
    public static List<@Nullable String> read(String cursor, int binding, int count) {
        byte[] bytes = bytes(cursor);
        List<@Nullable String> values = new ArrayList<>(count);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, bytes.length - CHECKSUM))) {
            if (in.readUnsignedByte() != FORMAT) {
                throw garbled();
            }
            if (in.readInt() != binding) {
                throw foreign();
            }
            for (int i = 0; i < count; i++) {
                int length = in.readInt();
                if (length < NULL || length > in.available()) {
                    throw garbled();
                }
                values.add(length == NULL ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8));
            }
        } catch (IOException cut) {
            throw garbled();
        }
        return values;
    }

    private static byte[] bytes(String cursor) {
        byte[] bytes;
        try {
            bytes = cursor.length() > LONGEST
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException notBase64) {
            throw garbled();
        }
        int size = bytes.length - CHECKSUM;
        if (size < 1) {
            throw garbled();
        }
        int stored = 0;
        for (int i = size; i < bytes.length; i++) {
            stored = (stored << 8) | (bytes[i] & 0xFF);
        }
        if (stored != checksum(bytes, size)) {
            throw garbled();
        }
        return bytes;
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    /** A cursor that nobody made so. */
    public static InvalidQuery garbled() {
        return new InvalidQuery(Problem.of(
                Code.INVALID_CURSOR,
                "the cursor cannot be read",
                "it was cut off or changed on its way",
                "pass page.next() or page.previous() on as it is, or begin anew: Cursor.firstPage()"));
    }

    private static InvalidQuery foreign() {
        return new InvalidQuery(Problem.of(
                Code.INVALID_CURSOR,
                "the cursor belongs to another query",
                "it was made by a query of another table or in another order than this one",
                "keep table and order from page to page, or begin anew: Cursor.firstPage()"));
    }
}
