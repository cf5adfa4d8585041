package org.vireo.reporting;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.ReportPiece;
import org.vireo.inventory.ReportRun;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Where;
import org.vireo.model.ReportRunId;

/** Keeps the bytes of reports, in pieces and in a transaction for each, so that none is long. Thread-safe. */
@Component(service = Shelf.class)
public final class Shelf {
    static final int PIECE = 768 * 1024;

    private final Inventory inventory;
    private final Transactions transactions;

    @Activate
    public Shelf(@Reference Inventory inventory, @Reference Transactions transactions) {
        this.inventory = inventory;
        this.transactions = transactions;
    }

    /** Keeps what is written in place of what was kept before, the last of it when it is closed. Repeatable. */
    Writing put(ReportRunId run) {
        clear(run);
        return new Writing(run);
    }

    private void keep(ReportRunId run, int number, byte[] bytes) {
        transactions.run(() -> {
            var piece = new ReportPiece(UUID.randomUUID());
            piece.setReportRunId(run);
            piece.setNumber(number);
            piece.setContent(Base64.getEncoder().encodeToString(bytes));
            inventory.add(piece);
        });
    }

    /** Forgets the bytes. */
    void clear(ReportRunId run) {
        transactions.run(() -> inventory
                .list(ReportPiece.class, Where.equal("reportRunId", run.value()))
                .forEach(inventory::remove));
    }

    /** Writes the bytes. */
    void get(ReportRunId run, OutputStream out) throws IOException {
        for (int number = 0; ; number++) {
            int wanted = number;
            var content = transactions.read(() -> inventory
                    .first(
                            ReportPiece.class,
                            Where.equal("reportRunId", run.value()).andEqual("number", wanted))
                    .map(ReportPiece::content));
            if (content.isEmpty()) {
                return;
            }
            out.write(Base64.getDecoder().decode(content.get()));
        }
    }

    /** Whether somebody wants the run to end. */
    boolean ending(ReportRunId run) {
        return transactions.read(() -> inventory.get(ReportRun.class, run).ending());
    }

    /** Takes bytes until it is closed, and refuses what comes later. Thread-safe; blocks for a transaction now and then. */
    final class Writing extends OutputStream {
        private final ReportRunId run;
        private final ByteArrayOutputStream piece = new ByteArrayOutputStream();
        private int number;
        private long size;
        private boolean closed;

        private Writing(ReportRunId run) {
            this.run = run;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) throws IOException {
            if (closed) {
                throw new IOException("The report " + run + " is written no more");
            }
            int done = 0;
            while (done < length) {
                int some = Math.min(length - done, PIECE - piece.size());
                piece.write(bytes, from + done, some);
                done += some;
                if (piece.size() == PIECE) {
                    keep();
                }
            }
            size += length;
        }

        private void keep() {
            Shelf.this.keep(run, number++, piece.toByteArray());
            piece.reset();
        }

        /** How many bytes were written. */
        synchronized long size() {
            return size;
        }

        @Override
        public synchronized void close() {
            if (!closed && piece.size() > 0) {
                keep();
            }
            closed = true;
        }
    }
}
