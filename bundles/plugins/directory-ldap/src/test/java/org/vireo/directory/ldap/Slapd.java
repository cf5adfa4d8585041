package org.vireo.directory.ldap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vireo.spi.directory.RejectionReason;

/** OpenLDAP's own server, with policies of passwords. Runs from a copy: the system's protection confines the installed one to its own folders. */
public final class Slapd implements AutoCloseable {
    /** Accounts that it holds and refuses. */
    public static final List<RejectionReason> REFUSED =
            List.of(RejectionReason.values()).subList(1, RejectionReason.values().length);

    private final Path folder;
    private final Authority authority;
    private final int port = freePort();
    private final int securePort = freePort();
    private Process process;

    /** Fills it and starts it. */
    public Slapd(Path folder, Authority authority) {
        this.folder = folder;
        this.authority = authority;
        try {
            Files.createDirectories(folder.resolve("data"));
            Files.copy(Path.of("/usr/sbin/slapd"), folder.resolve("slapd"));
            Files.writeString(folder.resolve("slapd.conf"), configuration());
            Files.writeString(
                    folder.resolve("people.ldif"),
                    replicated(root() + People.ldif(People.NAMES) + policy() + refused()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        authority.sign("slapd", "IP:127.0.0.1");
        Tool.run(folder, "./slapd", "-T", "add", "-f", "slapd.conf", "-l", "people.ldif");
        start();
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String configuration() {
        var schemas = new StringBuilder();
        for (var name : List.of("core", "cosine", "inetorgperson", "nis")) {
            schemas.append("include /etc/ldap/schema/" + name + ".schema\n");
        }
        return schemas + "modulepath /usr/lib/ldap\nmoduleload back_mdb\nmoduleload ppolicy\n"
                + "TLSCACertificateFile " + authority.certificate() + "\n"
                + "TLSCertificateFile " + authority.certificate().resolveSibling("slapd.pem") + "\n"
                + "TLSCertificateKeyFile " + authority.certificate().resolveSibling("slapd.key") + "\n"
                + "sizelimit size.soft=20 size.pr=10 size.prtotal=unlimited\n"
                + "access to attrs=userPassword by anonymous auth by * none\n"
                + "access to * by dn.exact=\"" + People.SERVICE + "\" read by anonymous auth by * none\n"
                + "database mdb\nmaxsize 104857600\nsuffix \"" + People.BASE + "\"\nrootdn \"" + admin() + "\"\nrootpw "
                + People.PASSWORD + "\ndirectory " + folder.resolve("data") + "\ndbnosync\n"
                + "index objectClass,uid,member,uniqueMember,entryUUID eq\n"
                + "overlay ppolicy\nppolicy_default \"cn=policy," + People.BASE + "\"\n";
    }

    /** Whose password may change everything. */
    public static String admin() {
        return "cn=admin," + People.BASE;
    }

    /** Two of these servers stand for replicas of one directory: an entry has the same id in both. */
    private static String replicated(String ldif) {
        return Pattern.compile("^dn: (.*)$", Pattern.MULTILINE).matcher(ldif).replaceAll(found -> {
            var id = UUID.nameUUIDFromBytes(found.group(1).getBytes(StandardCharsets.UTF_8));
            return Matcher.quoteReplacement(found.group() + "\nentryUUID: " + id);
        });
    }

    private static String root() {
        return "dn: " + People.BASE + "\nobjectClass: dcObject\nobjectClass: organization\no: Example\ndc: example\n\n";
    }

    private static String policy() {
        return "dn: cn=policy," + People.BASE
                + "\nobjectClass: organizationalRole\nobjectClass: pwdPolicy\ncn: policy\n"
                + "pwdAttribute: userPassword\npwdMaxAge: 8640000\npwdLockout: TRUE\npwdMaxFailure: 100\npwdLockoutDuration: 0\n"
                + "pwdMustChange: TRUE\n\n";
    }

    private static String refused() {
        var text = new StringBuilder();
        for (var reason : REFUSED) {
            var more = switch (reason) {
                case CREDENTIALS -> throw new IllegalStateException("these are everybody's");
                case DISABLED -> "pwdAccountLockedTime: 000001010000Z\n";
                case ACCOUNT_EXPIRED -> "shadowExpire: 1\n";
                case PASSWORD_EXPIRED -> "pwdChangedTime: " + People.time(Duration.ofDays(1_000)) + "\n";
                case PASSWORD_MUST_CHANGE -> "pwdReset: TRUE\n";
                case LOCKED -> "pwdAccountLockedTime: " + People.time(Duration.ofMinutes(1)) + "\n";
            };
            text.append(People.person(People.account(reason), "Not", "Welcome", more));
        }
        return text.toString();
    }

    /** Starts it, again if need be, and waits until it answers. */
    public void start() {
        process = Tool.start(
                folder,
                folder.resolve("slapd.log"),
                "./slapd",
                "-d",
                "0",
                "-f",
                "slapd.conf",
                "-h",
                "ldap://127.0.0.1:" + port + "/ ldaps://127.0.0.1:" + securePort + "/");
        Tool.await("slapd on port " + securePort, Duration.ofSeconds(20), () -> listens(port) && listens(securePort));
    }

    private static boolean listens(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Kills it without a word to its clients' requests. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Makes it accept connections and answer nothing, or go on. */
    public void freeze(boolean frozen) {
        Tool.run(folder, "kill", frozen ? "-STOP" : "-CONT", Long.toString(process.pid()));
    }

    private void awaitEnd() {
        try {
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Changes entries, as LDIF for {@code ldapmodify}. */
    public void modify(String ldif) {
        try {
            Files.writeString(folder.resolve("change.ldif"), ldif);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Tool.run(
                folder,
                "ldapmodify",
                "-x",
                "-H",
                "ldap://127.0.0.1:" + port,
                "-D",
                admin(),
                "-w",
                People.PASSWORD,
                "-f",
                "change.ldif");
    }

    /** How a directory of a profile is configured that uses it, with StartTLS. */
    public Map<String, String> settings(String profile) {
        var settings = new HashMap<String, String>();
        settings.put("vireo.directory.profile", profile);
        settings.put("servers", "127.0.0.1:" + port);
        settings.put("security", "starttls");
        settings.put("trust_file", authority.certificate().toString());
        settings.put("base", People.BASE);
        settings.put("bind_dn", People.SERVICE);
        settings.put(".bind_password", People.SERVICE_PASSWORD);
        settings.put("page_size", "10");
        return settings;
    }

    /** Where it speaks in the open and with StartTLS. */
    public int port() {
        return port;
    }

    /** Where it speaks TLS. */
    public int securePort() {
        return securePort;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        awaitEnd();
    }
}
