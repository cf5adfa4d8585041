package org.vireo.reporting;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.vireo.engine.api.history.HistoryReader;
import org.vireo.model.VireoException;
import org.vireo.spi.report.ReportDefinition;
import org.vireo.spi.report.ReportModel;
import org.vireo.spi.report.ReportParameter;
import org.vireo.spi.report.ReportRenderer;
import org.vireo.spi.report.ReportSection.Table;

/**
 * What every report costs on a history that is there: seconds of its queries, how many of them the database worked, and seconds of its PDF. Each is asked for a month and for a year, or
 * once if it has no period; single hosts and machines are chosen, of other objects all are told. Arguments: address of the
 * database, on this machine, class that makes a renderer or a minus, and ids of reports, none for all.
 */
final class ReportsBench implements HistoryReader {
    private static final int PATIENCE_SECONDS = 300;
    private static final double NANOS = 1e9;
    private static final double TICKS = 100;
    private static final int USER_TICKS = 11;
    private static final Pattern PAGE = Pattern.compile("/Type ?/Page[^s]");

    private final Connection connection;
    private final long backend;
    private final String renderer;

    public static void main(String[] args) throws Exception {
        var bench = new ReportsBench(args[0], args[1]);
        var only = List.of(args).subList(2, args.length);
        System.out.printf(
                "%-22s %-14s %8s %8s %8s %8s %6s %8s%n",
                "report", "period", "rows", "query s", "CPU s", "PDF s", "pages", "KiB");
        for (var report : new OwnReports().reports()) {
            if (only.isEmpty() || only.contains(report.id())) {
                bench.measure(report);
            }
        }
    }

    private ReportsBench(String url, String renderer) throws SQLException {
        this.renderer = renderer;
        connection = DriverManager.getConnection(url, "postgres", "");
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        // so that one process does all the work, and tells what it took
        backend = Long.parseLong(
                ask("select pg_backend_pid(), set_config('max_parallel_workers_per_gather', '0', false)"));
        connection.commit();
    }

    /** The one connection, which stays open. */
    @Override
    public Connection read() {
        return (Connection) Proxy.newProxyInstance(
                ReportsBench.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        connection.rollback();
                        return null;
                    }
                    return method.invoke(connection, arguments);
                });
    }

    private String ask(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            found.next();
            return found.getString(1);
        }
    }

    private double work() throws IOException {
        var fields = Files.readString(Path.of("/proc/" + backend + "/stat"))
                .replaceFirst("(?s).*\\) ", "")
                .split(" ");
        return (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[USER_TICKS + 1])) / TICKS;
    }

    private void measure(ReportDefinition report) throws Exception {
        var values = new HashMap<String, String>();
        var periods = new ArrayList<String>();
        for (var parameter : report.parameters()) {
            if (parameter.needed()) {
                values.put(parameter.key(), one(parameter.kind() == ReportParameter.Kind.HOSTS ? "host" : "vm"));
            }
            if (parameter.key().equals("period")) {
                periods.addAll(List.of("last-30-days", "last-12-months"));
            }
        }
        for (var period : periods.isEmpty() ? List.of("") : periods) {
            if (!period.isEmpty()) {
                values.put("period", period);
            }
            measure(report, period, values);
        }
    }

    private String one(String kind) throws SQLException {
        return ask("select " + kind + "_id from v4_5_latest_configuration_" + kind + "s order by 1 limit 1");
    }

    private void measure(ReportDefinition report, String period, Map<String, String> values) throws Exception {
        var asked = new Wishes(values, Locale.ENGLISH, ZoneId.of("UTC")).check(report, Sighted.ALL, Month.NOW);
        var began = System.nanoTime();
        var before = work();
        ReportModel model;
        try {
            model = new Run(this, PATIENCE_SECONDS).model(report, asked, Progress.NONE);
        } catch (VireoException e) {
            System.out.printf("%-22s %-14s %s%n", report.id(), period, e.getMessage());
            return;
        }
        var worked = work() - before;
        var queried = (System.nanoTime() - began) / NANOS;
        var rows = model.sections().stream()
                .filter(Table.class::isInstance)
                .mapToInt(section -> ((Table) section).rows().size())
                .sum();
        System.out.printf(
                "%-22s %-14s %8d %8.2f %8.2f %s%n", report.id(), period, rows, queried, worked, rendered(model));
    }

    private String rendered(ReportModel model) throws Exception {
        if (renderer.equals("-")) {
            return "";
        }
        var made =
                ((Supplier<?>) Class.forName(renderer).getDeclaredConstructor().newInstance()).get();
        var bytes = new ByteArrayOutputStream();
        var began = System.nanoTime();
        ((ReportRenderer) made).render(model, Locale.ENGLISH, bytes);
        var took = (System.nanoTime() - began) / NANOS;
        var pages = PAGE.matcher(bytes.toString(StandardCharsets.ISO_8859_1))
                .results()
                .count();
        return String.format(Locale.ROOT, "%8.2f %6d %8d", took, pages, bytes.size() / 1024);
    }
}
