import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Measures what requests cost an engine that runs: CPU seconds of its process and of its database, bytes of the answer and elapsed time.
 * Each kind of request is first made until the compiler has seen it; that is not counted. Started by the script beside it.
 */
final class ApiBench {
    private static final double TICKS = 100.0;
    /** Slow requests are made fewer times. */
    private static final long PATIENCE = 20_000_000_000L;

    private static final int CLIENTS = 8;
    private static final String API = "/ovirt-engine/api/";

    private final HttpClient http;
    private final URI base;
    private final Connection database;
    private final long engine;
    private final long postmaster;
    private final String password;
    private String token;

    /** Arguments: address of the engine, its data folder, port of its database, its process, numbers of machines; or "starts", numbers of simulated hosts and machines. */
    public static void main(String[] args) throws Exception {
        var bench = new ApiBench(URI.create(args[0]), Path.of(args[1]), args[2], Long.parseLong(args[3]));
        if (args[4].equals("starts")) {
            bench.measureStarts(Integer.parseInt(args[5]), Integer.parseInt(args[6]));
            return;
        }
        for (var number : Arrays.copyOfRange(args, 4, args.length)) {
            bench.measure(Integer.parseInt(number));
        }
    }

    private ApiBench(URI base, Path data, String databasePort, long engine) throws Exception {
        this.base = base;
        this.engine = engine;
        var postgres = data.resolve("postgres");
        postmaster = Long.parseLong(
                Files.readAllLines(postgres.resolve("data/postmaster.pid")).get(0).strip());
        database = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + databasePort + "/vireo",
                "vireo",
                Files.readString(postgres.resolve("password")).strip());
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(trust(data.resolve("pki/ca.pem")))
                .build();
        password = Files.readString(data.resolve("secrets/admin-password")).strip();
        token = token("admin");
    }

    private static SSLContext trust(Path authority) throws Exception {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(authority)) {
            store.setCertificateEntry("authority", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }

    private String token(String user) throws Exception {
        var form = "grant_type=password&scope=ovirt-app-api&username=" + user + "%40internal&password="
                + URLEncoder.encode(password, StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(base.resolve("/ovirt-engine/sso/oauth/token"))
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        var answer = http.send(request.build(), BodyHandlers.ofString()).body();
        return answer.replaceFirst("(?s).*\"access_token\":\"([^\"]+)\".*", "$1");
    }

    private void measure(int machines) throws Exception {
        fill(machines);
        System.out.printf("%n%d machines%n%-44s %9s %9s %9s %12s %9s%n", machines, "request", "engine s", "db s", "CPU s", "bytes", "s");
        lists(machines);
        var ids = new String[machines];
        for (var i = 0; i < machines; i++) {
            ids[i] = md5Id("vm-" + (i + 1));
        }
        many("get one, 8 clients, each", 4000, i -> get("vms/" + ids[i * 7919 % machines], "application/json"));
        var template = "\"template\":{\"name\":\"bench-template\"}";
        many("create from Blank, each", 100, i -> create("\"template\":{\"name\":\"Blank\"}"), 1);
        many("create from a template with NICs, each", 100, i -> create(template), 1);
        idle();
    }

    private void idle() throws Exception {
        var before = cpu();
        Thread.sleep(10_000);
        row("nothing, each second", 10, before, 0, System.nanoTime() - 10_000_000_000L);
    }

    private void lists(int machines) throws Exception {
        var rounds = machines > 5000 ? 5 : 10;
        list("list, JSON", rounds, "vms", "application/json");
        list("list, XML", rounds, "vms", "application/xml");
        list("list, JSON, gzip", rounds, "vms", "gzip");
        list("list, follow=nics,disk_attachments", rounds, "vms?follow=nics,disk_attachments", "application/json");
        list("search name=vm-77", 50, "vms?search=name%3Dvm-77", "application/json");
        list("search name=vm-1*", rounds, "vms?search=name%3Dvm-1*", "application/json");
        limited(rounds);
    }

    /** Starts machines without disks on simulated hosts that wait to be adopted; whether they run is learnt from events alone. */
    private void measureStarts(int hosts, int machines) throws Exception {
        post("clusters", "{\"name\":\"bench-starts\",\"data_center\":{\"name\":\"Default\"}}");
        for (var i = 1; i <= hosts; i++) {
            var name = "bench-sim-" + i;
            post("hosts", "{\"name\":\"" + name + "\",\"address\":\"" + name + ".test\",\"cluster\":{\"name\":\"bench-starts\"}}");
        }
        until(() -> count("select count(*) from host where name like 'bench-sim-%' and status = 'UP'") == hosts);
        var ids = new java.util.ArrayList<String>();
        for (var i = 1; i <= machines; i++) {
            ids.add(post("vms", "{\"name\":\"start-" + i + "\",\"cluster\":{\"name\":\"bench-starts\"},\"template\":{\"name\":\"Blank\"},"
                            + "\"memory\":\"134217728\",\"memory_policy\":{\"guaranteed\":\"134217728\",\"max\":\"134217728\"}}")
                    .replaceFirst("(?s).*?\"id\" *: *\"([-0-9a-f]{36})\".*", "$1"));
        }
        System.out.printf("%n%d machines on %d simulated hosts%n%-44s %9s %9s %9s %12s %9s%n", machines, hosts, "request", "engine s", "db s", "CPU s", "", "s");
        var rounds = Integer.getInteger("rounds", 3);
        for (var round = 1; round <= rounds; round++) {
            all(ids, "start", 153, "start, round " + round + ", each");
            all(ids, "stop", 61, "stop, round " + round + ", each");
        }
        idle();
    }

    private void all(java.util.List<String> ids, String action, int event, String name) throws Exception {
        var last = count("select coalesce(max(number), 0) from event");
        var before = cpu();
        var begin = System.nanoTime();
        for (var id : ids) {
            post("vms/" + id + "/" + action, "{}");
        }
        until(() -> count("select count(*) from event where code = " + event + " and number > " + last) >= ids.size());
        row(name, ids.size(), before, 0, begin);
        until(() -> count("select count(*) from job where status = 'STARTED'") == 0);
    }

    /** One small query a second; asking the engine would cost it more than what is measured. */
    private static void until(Callable<Boolean> condition) throws Exception {
        var limit = System.nanoTime() + 600_000_000_000L;
        while (!condition.call()) {
            if (System.nanoTime() > limit) {
                throw new IOException("waited 600 s in vain");
            }
            Thread.sleep(1000);
        }
    }

    private long count(String query) throws Exception {
        try (var run = database.createStatement();
                var rows = run.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private String post(String path, String body) throws Exception {
        var answer = http.send(
                request(path, "application/json")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(answer.uri() + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** What somebody sees who may use fifty machines, beside what the administrator does: the same question, another answer. */
    private void limited(int rounds) throws Exception {
        var administrator = token;
        token = token("bench-user");
        list("list by a user with 50 permissions", 10 * rounds, "vms", "application/json");
        list("the same, follow=nics,disk_attachments", 10 * rounds, "vms?follow=nics,disk_attachments", "application/json");
        list("the same, search name=vm-1*", 10 * rounds, "vms?search=name%3Dvm-1*", "application/json");
        token = administrator;
        list("list of 50 by the administrator", 10 * rounds, "vms?max=50", "application/json");
    }

    private void fill(int machines) throws Exception {
        database.setAutoCommit(false);
        for (var statement : Files.readString(Path.of(System.getProperty("fill"))).split(";\\R")) {
            var sql = statement.replace("?", String.valueOf(machines)).strip();
            try (var run = database.createStatement()) {
                run.execute(sql);
            }
        }
        database.commit();
        // what the fill before left behind must not be counted
        database.setAutoCommit(true);
        try (var run = database.createStatement()) {
            run.execute("vacuum analyze");
        }
    }

    private void list(String name, int rounds, String path, String accept) throws Exception {
        var limit = System.nanoTime() + PATIENCE;
        for (var i = 0; i < 6 * rounds && System.nanoTime() < limit; i++) {
            get(path, accept);
        }
        var before = cpu();
        var begin = System.nanoTime();
        long bytes = 0;
        var done = 0;
        while (done < rounds && System.nanoTime() < begin + PATIENCE) {
            bytes = get(path, accept);
            done++;
        }
        row(name, done, before, bytes, begin);
    }

    private interface Work {
        long bytes(int number) throws Exception;
    }

    private void many(String name, int times, Work work) throws Exception {
        many(name, times, work, CLIENTS);
    }

    private void many(String name, int times, Work work, int clients) throws Exception {
        all(times, work, clients);
        var before = cpu();
        var begin = System.nanoTime();
        var bytes = all(times, work, clients);
        row(name, times, before, bytes / times, begin);
    }

    private static long all(int times, Work work, int clients) throws Exception {
        var total = new AtomicLong();
        var pool = Executors.newFixedThreadPool(clients);
        var all = new java.util.ArrayList<Callable<Long>>();
        for (var i = 0; i < times; i++) {
            var number = i;
            all.add(() -> total.addAndGet(work.bytes(number)));
        }
        for (var one : pool.invokeAll(all)) {
            one.get();
        }
        pool.shutdown();
        pool.awaitTermination(1, TimeUnit.MINUTES);
        return total.get();
    }

    private long create(String template) throws Exception {
        var body = "{\"name\":\"made-" + UUID.randomUUID() + "\",\"cluster\":{\"name\":\"Default\"}," + template + "}";
        return send(request("vms", "application/json")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private long get(String path, String accept) throws Exception {
        return accept.equals("gzip")
                ? send(request(path, "application/json").header("Accept-Encoding", "gzip"))
                : send(request(path, accept));
    }

    private HttpRequest.Builder request(String path, String accept) {
        return HttpRequest.newBuilder(base.resolve(API + path))
                .header("Accept", accept)
                .header("Authorization", "Bearer " + token);
    }

    private long send(HttpRequest.Builder request) throws Exception {
        var answer = http.send(request.build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(answer.uri() + ": " + answer.statusCode() + " "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer.body().length;
    }

    private record Cpu(double engine, double database) {}

    private void row(String name, int times, Cpu before, long bytes, long begin) throws IOException {
        var wall = (System.nanoTime() - begin) / 1e9;
        var after = cpu();
        var e = (after.engine() - before.engine()) / times;
        var d = (after.database() - before.database()) / times;
        System.out.printf("%-44s %9.4f %9.4f %9.4f %12d %9.4f%n", name, e, d, e + d, bytes, wall / times);
    }

    private Cpu cpu() throws IOException {
        return new Cpu(seconds(engine, false), database());
    }

    /** The postmaster with its children, those that have ended too. */
    private double database() throws IOException {
        var sum = seconds(postmaster, true);
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var process : processes) {
                var pid = Long.parseLong(process.getFileName().toString());
                var fields = stat(pid);
                if (fields.length > 1 && fields[1].equals(String.valueOf(postmaster))) {
                    sum += seconds(pid, false);
                }
            }
        }
        return sum;
    }

    private static double seconds(long pid, boolean withEnded) throws IOException {
        var fields = stat(pid);
        long ticks = 0;
        for (var i = 11; i < (withEnded ? 15 : 13) && i < fields.length; i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return ticks / TICKS;
    }

    private static String[] stat(long pid) throws IOException {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/stat")).replaceFirst("(?s).*\\) ", "").split(" ");
        } catch (IOException gone) {
            return new String[0];
        }
    }

    private static String md5Id(String text) throws Exception {
        var digest = java.security.MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
        var buffer = java.nio.ByteBuffer.wrap(digest);
        return new UUID(buffer.getLong(), buffer.getLong()).toString();
    }
}
