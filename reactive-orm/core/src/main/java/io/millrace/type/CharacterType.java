package io.millrace.type;

/** Text that the driver takes and gives as it is. */
final class CharacterType implements PgType<String> {

    private final String sqlName;
    private final boolean equalsAgrees;

    CharacterType(String sqlName, boolean equalsAgrees) {
        this.sqlName = sqlName;
        this.equalsAgrees = equalsAgrees;
    }

    @Override
    public String sqlName() {
        return sqlName;
    }

    @Override
    public Object encode(String value) {
        return Characters.checked(sqlName, value);
    }

    @Override
    public String decode(Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw Refused.unexpectedClass(sqlName, "String", value);
    }

    @Override
    public String text(String value) {
        return Characters.checked(sqlName, value);
    }

    @Override
    public String parse(String text) {
        return text;
    }

    @Override
    public boolean equalsAgrees() {
        return equalsAgrees;
    }

    @Override
    public String toString() {
        return sqlName;
    }
}
