package org.vireo.database.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server of our own in one directory: durable (fsync on), passwords by SCRAM, reachable over loopback and a socket in
 * that directory only. It outlives a killed engine; the next start takes it over. Confined to one thread at a time.
 */
public final class EmbeddedPostgres implements PostgresServer {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final int START_ATTEMPTS = 20;
    private static final long RETRY_MILLIS = 250;
    private static final int LONGEST_SOCKET_DIRECTORY = 85;
    private static final long LARGEST_LOG = 10L << 20;

    private final Path directory;
    private final Path data;
    private final Path log;
    private final Path sockets;
    private final int port;
    private final String wishedAccount;
    private final Secret password;
    private final Secret superuserPassword;
    private final Secret readerPassword;
    private final ServerAccess access;

    /**
     * Prepares; starts nothing.
     *
     * @param directory where programs, data, log and passwords live; created when missing
     * @param port loopback port, 1 to 65535
     * @param account user to run PostgreSQL as when this process is root; {@code nobody} when it does not exist
     */
    public EmbeddedPostgres(Path directory, int port, String account) {
        if (port < 1 || port > 65535) {
            throw new PostgresException("port in vireo.database.cfg must be between 1 and 65535, not " + port);
        }
        this.directory = directory.toAbsolutePath().normalize();
        this.data = this.directory.resolve("data");
        this.log = this.directory.resolve("log").resolve("postgres.log");
        this.sockets = this.directory.resolve("run");
        this.port = port;
        this.wishedAccount = account;
        this.password = new Secret(this.directory.resolve("password"));
        this.superuserPassword = new Secret(this.directory.resolve("superuser_password"));
        this.readerPassword = new Secret(this.directory.resolve("history_password"));
        this.access = access(Bootstrap.DATABASE, Bootstrap.ROLE, password);
    }

    private ServerAccess access(String database, String role, Secret secret) {
        String address = "127.0.0.1:" + port + "/" + database;
        return new ServerAccess(
                "jdbc:postgresql://" + address,
                role,
                Optional.of(secret.file()),
                "postgresql://" + role + "@" + address);
    }

    @Override
    public void start() {
        try {
            openToPassThrough(directory, "rwx--x--x");
            Account account = Account.choose(data, wishedAccount);
            account.checkReachable(directory);
            openToPassThrough(directory.resolve("dist"), "rwxr-xr-x");
            Distribution programs = Distribution.unpackedBelow(directory.resolve("dist"));
            password.ensure();
            superuserPassword.ensure();
            readerPassword.ensure();
            if (!Files.isDirectory(data)) {
                initialise(programs, account);
            }
            checkMajorVersion();
            startOrAdopt(programs, account);
            new Bootstrap(port, superuserPassword, password, readerPassword).ensureDatabases();
        } catch (IOException e) {
            throw new PostgresException("cannot prepare PostgreSQL in " + directory + ": " + e.getMessage(), e);
        }
    }

    @Override
    public boolean running() {
        return Postmaster.of(data).isPresent();
    }

    @Override
    public void stop() {
        if (!running()) {
            return;
        }
        try {
            Account account = Account.choose(data, wishedAccount);
            stop(Distribution.unpackedBelow(directory.resolve("dist")), account);
        } catch (IOException e) {
            throw new PostgresException("cannot stop PostgreSQL in " + directory + ": " + e.getMessage(), e);
        }
    }

    @Override
    public ServerAccess access() {
        return access;
    }

    /** How to reach the database for the history, as its owner. */
    public ServerAccess warehouse() {
        return access(Bootstrap.WAREHOUSE, Bootstrap.ROLE, password);
    }

    /** How to reach the database for the history, as who may only read what its owner grants. */
    public ServerAccess warehouseReader() {
        return access(Bootstrap.WAREHOUSE, Bootstrap.READER, readerPassword);
    }

    /** Whatever the umask: the account passes through to its own folders, and reads the programs. */
    private static void openToPassThrough(Path folder, String permissions) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
    }

    private void initialise(Distribution programs, Account account) throws IOException {
        Path fresh = directory.resolve("data-new");
        Distribution.delete(fresh);
        account.ownDirectory(fresh);
        Path secret = Files.writeString(fresh.resolve("pw"), superuserPassword.read());
        account.own(secret, "rw-------");
        Path moved = Files.move(secret, directory.resolve("initdb-password"), StandardCopyOption.REPLACE_EXISTING);
        try {
            ProgramRun run = ProgramRun.of(
                    account.command(List.of(
                            programs.program("initdb"),
                            "--pgdata=" + fresh,
                            "--username=" + Bootstrap.SUPERUSER,
                            "--pwfile=" + moved,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale-provider=builtin",
                            "--locale=C.UTF-8",
                            "--data-checksums")),
                    PATIENCE);
            if (run.failed()) {
                throw new PostgresException("cannot create the database in " + data + ": " + run.lastLine());
            }
        } finally {
            Files.deleteIfExists(moved);
        }
        Files.writeString(
                fresh.resolve("postgresql.conf"),
                "\ninclude = 'vireo.conf'\n",
                java.nio.file.StandardOpenOption.APPEND);
        Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
        LOG.info(
                "Created a PostgreSQL {} database in {}, run by user {}", Distribution.version(), data, account.user());
    }

    private void checkMajorVersion() throws IOException {
        String written = Files.readString(data.resolve("PG_VERSION")).strip();
        String ours = Distribution.version();
        if (!ours.startsWith(written + ".")) {
            throw new PostgresException("the data in " + data + " was written by PostgreSQL " + written
                    + ", but this engine brings PostgreSQL " + ours + "; move the data with pg_dump, or name a server"
                    + " with url= in vireo.database.cfg");
        }
    }

    private void startOrAdopt(Distribution programs, Account account) throws IOException {
        Optional<Postmaster> left = Postmaster.of(data);
        if (left.isPresent() && left.get().ready() && left.get().port() == port) {
            LOG.info(
                    "Took over the PostgreSQL that was left running on port {}, pid {}",
                    port,
                    left.get().pid());
            return;
        }
        if (left.isPresent()) {
            stop(programs, account);
        }
        configure(account);
        ProgramRun run = launched(programs, account);
        if (run.failed()) {
            throw new PostgresException("PostgreSQL did not start on port " + port + ": " + fatalLine(run));
        }
        LOG.info("PostgreSQL runs on port {}, data in {}", port, data);
    }

    private ProgramRun launched(Distribution programs, Account account) throws IOException {
        boolean cleared = Postmaster.clearedAway(data);
        for (int attempt = 1; !cleared && attempt < START_ATTEMPTS; attempt++) {
            // processes of a killed server need a moment until they notice
            pause();
            cleared = Postmaster.clearedAway(data);
        }
        if (cleared) {
            // the lock files of its sockets name the dead server as well
            Distribution.delete(sockets);
            account.ownDirectory(sockets);
        }
        return ProgramRun.of(
                account.command(List.of(
                        programs.program("pg_ctl"),
                        "start",
                        "--pgdata=" + data,
                        "--log=" + log,
                        "--wait",
                        "--timeout=120")),
                PATIENCE);
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresException("interrupted while starting PostgreSQL", e);
        }
    }

    private void stop(Distribution programs, Account account) {
        for (String mode : List.of("fast", "immediate")) {
            ProgramRun run = ProgramRun.of(
                    account.command(List.of(
                            programs.program("pg_ctl"), "stop", "--pgdata=" + data, "--mode=" + mode, "--timeout=60")),
                    PATIENCE);
            if (!run.failed() || !running()) {
                LOG.info("PostgreSQL on port {} is stopped", port);
                return;
            }
            LOG.warn("PostgreSQL did not stop in mode {}: {}", mode, run.lastLine());
        }
        throw new PostgresException("PostgreSQL in " + data + " does not stop");
    }

    private void configure(Account account) throws IOException {
        account.ownDirectory(log.getParent());
        if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
            Files.move(log, log.resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        boolean socketFits = sockets.toString().length() <= LONGEST_SOCKET_DIRECTORY;
        Path settings = data.resolve("vireo.conf");
        Files.writeString(
                settings,
                String.join(
                        "\n",
                        "# written at every start",
                        "port = " + port,
                        "listen_addresses = '127.0.0.1'",
                        "unix_socket_directories = '"
                                + (socketFits ? sockets.toString().replace("'", "''") : "") + "'",
                        "password_encryption = 'scram-sha-256'",
                        "fsync = on",
                        "jit = off",
                        "log_line_prefix = '%m [%p] '",
                        ""));
        account.own(settings, "rw-------");
    }

    private String fatalLine(ProgramRun run) throws IOException {
        if (!Files.exists(log)) {
            return run.lastLine();
        }
        List<String> lines = Files.readAllLines(log);
        for (int i = lines.size() - 1; i >= Math.max(0, lines.size() - 20); i--) {
            if (lines.get(i).contains("FATAL:")) {
                return lines.get(i).replaceFirst(".*FATAL:", "").strip();
            }
        }
        return run.lastLine();
    }
}
