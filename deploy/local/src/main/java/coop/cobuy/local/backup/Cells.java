package coop.cobuy.local.backup;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/**
 * A table's rows as bytes: for each cell a kind (nothing, text, bytes), a length and the content.
 * Numbers and times travel as the text that the database writes and reads again.
 */
final class Cells {

    private static final int NOTHING = 0;
    private static final int TEXT = 1;
    private static final int BYTES = 2;
    private static final int CELL_BYTES_MAX = 64 << 20;

    private final List<String> columns = new ArrayList<>();
    private final List<Boolean> binary = new ArrayList<>();

    Cells(ResultSetMetaData meta) throws SQLException {
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            columns.add(meta.getColumnName(i));
            binary.add(
                    switch (meta.getColumnType(i)) {
                        case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> true;
                        default -> false;
                    });
        }
    }

    List<String> columns() {
        return columns;
    }

    void write(ResultSet row, DataOutputStream out) throws SQLException, IOException {
        for (int i = 0; i < columns.size(); i++) {
            byte[] content;
            if (binary.get(i)) {
                content = row.getBytes(i + 1);
            } else {
                String text = row.getString(i + 1);
                content = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
            }
            if (content == null) {
                out.writeByte(NOTHING);
            } else {
                out.writeByte(binary.get(i) ? BYTES : TEXT);
                out.writeInt(content.length);
                out.write(content);
            }
        }
    }

    /** Reads one row's cells into a statement's parameters. */
    static void read(DataInputStream in, int columns, PreparedStatement statement)
            throws IOException, SQLException {
        for (int i = 1; i <= columns; i++) {
            int kind = in.readUnsignedByte();
            switch (kind) {
                case NOTHING -> statement.setNull(i, Types.NULL);
                case TEXT ->
                        statement.setString(i, new String(content(in), StandardCharsets.UTF_8));
                case BYTES -> statement.setBytes(i, content(in));
                default -> throw new IOException("kind of cell: " + kind);
            }
        }
    }

    private static byte[] content(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > CELL_BYTES_MAX) {
            throw new IOException("length of a cell: " + length);
        }
        return in.readNBytes(length);
    }
}
