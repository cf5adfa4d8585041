package org.vireo.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.vireo.history.HistorySettings.Place;

/**
 * A year of history of a large installation as retention full keeps it: a day of samples, loaded as the engine loads them, two months of
 * hours, a year of days. Prints what it cost. Arguments: an empty directory for the database, which stays until the program is told to end
 * by a line; the folder of history.sql; numbers of hosts and machines; hours of samples to load; days to fill before.
 */
final class YearBench {
    private static final int MONTHS = 12;
    private static final int DAYS = 365;
    private static final int DAYS_OF_HOURS = 61;
    private static final double NANOS = 1e9;
    private static final Instant NOW = Instant.parse("2026-11-29T00:00:00Z");

    private final KillableServer server;
    private final Warehouse warehouse;
    private final BigWorld world;

    public static void main(String[] args) throws Exception {
        var world = new BigWorld(Integer.parseInt(args[2]), Integer.parseInt(args[3]));
        try (var server = new KillableServer(Path.of(args[0]), "-c jit=off -c max_wal_size=1GB")) {
            server.start();
            var bench = new YearBench(server, world);
            bench.configurations();
            bench.fill(Path.of(args[1]).resolve("history.sql"), Integer.parseInt(args[5]));
            bench.load(Integer.parseInt(args[4]));
            bench.rollUp(Integer.parseInt(args[4]));
            bench.sizes();
            System.out.println("ready " + server.url("history"));
            System.in.read();
        }
    }

    private YearBench(KillableServer server, BigWorld world) throws SQLException {
        this.server = server;
        this.world = world;
        tell("postgres", "create database history");
        var url = server.url("history");
        warehouse = new PostgresWarehouse(
                new Place(url, "postgres", Optional.empty(), Optional.empty(), Optional.empty(), url),
                source -> Flyway.configure()
                        .dataSource(source)
                        .table("history_schema_history")
                        .locations("classpath:db/history")
                        .load()
                        .migrate());
    }

    private void tell(String database, String sql) throws SQLException {
        try (var connection = server.connect(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Instant day(int before) {
        return NOW.minus(Duration.ofDays(before));
    }

    /** The versions of a year, by its months. */
    private void configurations() {
        try (var sink = new WarehouseSink(warehouse)) {
            for (int month = 0; month < MONTHS; month++) {
                sink.write(world.configuration(day(DAYS - month * DAYS / MONTHS), month));
            }
        }
    }

    private void fill(Path script, int days) throws SQLException, IOException {
        var began = Costs.now(server);
        try (var connection = server.connect("history");
                var statement = connection.createStatement()) {
            statement.execute(Files.readString(script));
            for (int before = days; before > 0; before--) {
                var date = LocalDate.ofInstant(day(before), ZoneOffset.UTC);
                statement.execute("call warehouse.bench_fill('" + date + "', 'daily')");
                if (before <= DAYS_OF_HOURS) {
                    statement.execute("call warehouse.bench_fill('" + date + "', 'hourly')");
                }
            }
            statement.execute("delete from warehouse.round");
            statement.execute("analyze");
        }
        System.out.println("filled: " + began.since(server));
    }

    private void load(int hours) throws SQLException, IOException {
        long rows = 0;
        var began = Costs.now(server);
        var writing = 0L;
        var slowest = 0L;
        var rounds = hours * 60;
        try (var sink = new WarehouseSink(warehouse)) {
            for (int i = 0; i < rounds; i++) {
                var at = NOW.plus(Duration.ofMinutes(i));
                var facts = world.configuration(at, MONTHS - 1);
                var configured = facts.size();
                facts.addAll(world.samples(at, MONTHS - 1));
                rows += facts.size() - configured;
                var start = System.nanoTime();
                sink.write(facts);
                var took = System.nanoTime() - start;
                writing += took;
                slowest = Math.max(slowest, i == 0 ? 0 : took);
            }
        }
        System.out.printf(
                "loaded: %d rounds, %d samples, %.0f rows/s while writing, %.2f s a round, slowest %.2f s; with making the facts %s%n",
                rounds, rows, rows / (writing / NANOS), writing / NANOS / rounds, slowest / NANOS, began.since(server));
        copyPlainly(rounds);
    }

    /** The samples of the last hour as PostgreSQL itself loads them: into tables without keys, and into tables with the same keys. */
    private void copyPlainly(int rounds) throws SQLException, IOException {
        var from = NOW.plus(Duration.ofMinutes(Math.max(0, rounds - 60)));
        try (var connection = server.connect("history")) {
            for (var keys : new boolean[] {false, true}) {
                long rows = 0;
                long took = 0;
                var began = Costs.now(server);
                for (var measured : Measured.ALL) {
                    var copied = copyPlainly(connection, measured.kind() + "_samples", from, keys);
                    rows += copied[0];
                    took += copied[1];
                }
                System.out.printf(
                        "plain COPY of %d of these rows into tables %s keys: %.0f rows/s; with writing the file %s%n",
                        rows, keys ? "with the same" : "without", rows / (took / NANOS), began.since(server));
            }
        }
    }

    private long[] copyPlainly(Connection connection, String table, Instant from, boolean keys) throws SQLException {
        var file = server.file("rows");
        try (var statement = connection.createStatement()) {
            statement.execute("drop table if exists warehouse.plain");
            statement.execute("create table warehouse.plain (like warehouse." + table
                    + (keys ? " including defaults including indexes)" : ")"));
            statement.execute("copy (select * from warehouse." + table + " where history_datetime >= '" + from
                    + "') to '" + file + "'");
            var start = System.nanoTime();
            var rows = statement.executeUpdate("copy warehouse.plain from '" + file + "'");
            var took = System.nanoTime() - start;
            statement.execute("drop table warehouse.plain");
            return new long[] {rows, took};
        }
    }

    private void rollUp(int hours) throws SQLException, IOException {
        tell("history", "analyze");
        for (int hour = 1; hour <= hours; hour++) {
            var began = Costs.now(server);
            var done = new RollUps(warehouse).catchUp(NOW.plus(Duration.ofHours(hour)));
            if (hour <= 3 || hour == hours) {
                System.out.println(
                        "rolled up " + done + " hours and days at hour " + hour + ": " + began.since(server));
            }
        }
    }

    private void sizes() throws SQLException {
        try (var connection = server.connect("history");
                var statement = connection.createStatement();
                var found = statement.executeQuery("""
                        select coalesce((regexp_match(relname, '_(samples|hourly|daily|configuration)'))[1], 'other') as part,
                            sum(pg_total_relation_size(oid)) / 1048576, sum(greatest(reltuples, 0))::bigint
                        from pg_class where relkind = 'r' group by 1 order by 2 desc""")) {
            while (found.next()) {
                System.out.printf(
                        "%s: %d MiB, about %d rows%n", found.getString(1), found.getLong(2), found.getLong(3));
            }
        }
    }
}
