package ${package};

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.vireo.model.VireoException;
import org.vireo.spi.directory.Credentials;
import org.vireo.spi.directory.DirectoryError;
import org.vireo.spi.directory.DirectoryFeature;
import org.vireo.spi.directory.DirectoryGroup;
import org.vireo.spi.directory.DirectoryProvider;
import org.vireo.spi.directory.DirectoryUser;
import org.vireo.spi.directory.LoginOutcome;
import org.vireo.spi.directory.Page;
import org.vireo.spi.directory.PageRequest;
import org.vireo.spi.directory.PrincipalKey;
import org.vireo.spi.directory.PrincipalQuery;
import org.vireo.spi.directory.RejectionReason;

/** Users of a file. Thread-safe. */
@Component(property = "vireo.type=${type}", configurationPid = "vireo.directory.${type}")
@Designate(ocd = ${Type}Directory.Settings.class)
public final class ${Type}Directory implements DirectoryProvider {
    /** What can be set in {@code etc/vireo.directory.${type}.cfg}. */
    @ObjectClassDefinition(name = "${Type} users")
    public @interface Settings {
        @AttributeDefinition(description = "What follows the at sign of a login")
        String profile() default "${type}";

        @AttributeDefinition(description = "File with one user a line")
        String file() default "/etc/vireo/${type}.users";
    }

    private final String profile;
    private final Path file;

    /** Ready at once; the file is read each time. */
    @Activate
    public ${Type}Directory(Settings settings) {
        this(settings.profile(), Path.of(settings.file()));
    }

    ${Type}Directory(String profile, Path file) {
        this.profile = profile;
        this.file = file;
    }

    @Override
    public String type() {
        return "${type}";
    }

    @Override
    public String profile() {
        return profile;
    }

    @Override
    public Set<DirectoryFeature> features() {
        return Set.of(DirectoryFeature.MEMBERSHIP);
    }

    @Override
    public LoginOutcome login(Credentials credentials, Instant deadline) {
        if (!Instant.now().isBefore(deadline)) {
            return new LoginOutcome.Unavailable("There was no time left to read " + file + ".");
        }
        try {
            return entries().stream()
                    .filter(entry -> entry.user().name().equalsIgnoreCase(credentials.name()))
                    .filter(entry -> entry.accepts(credentials.password()))
                    .findFirst()
                    .<LoginOutcome>map(entry -> new LoginOutcome.Accepted(entry.user(), entry.groups()))
                    .orElse(new LoginOutcome.Rejected(RejectionReason.CREDENTIALS));
        } catch (VireoException e) {
            return new LoginOutcome.Unavailable(e.getMessage());
        }
    }

    @Override
    public Optional<DirectoryUser> user(PrincipalKey key, Instant deadline) {
        return entries().stream()
                .map(Entry::user)
                .filter(user -> user.name().equalsIgnoreCase(key.value()))
                .findFirst();
    }

    @Override
    public Optional<DirectoryGroup> group(PrincipalKey key, Instant deadline) {
        return allGroups().stream()
                .filter(group -> group.name().equalsIgnoreCase(key.value()))
                .findFirst();
    }

    @Override
    public Page<DirectoryUser> users(PrincipalQuery query, PageRequest page, Instant deadline) {
        return new Page<>(List.of(), false);
    }

    @Override
    public Page<DirectoryGroup> groups(PrincipalQuery query, PageRequest page, Instant deadline) {
        return new Page<>(List.of(), false);
    }

    @Override
    public Set<DirectoryGroup> groupsOf(String userId, Instant deadline) {
        return entries().stream()
                .filter(entry -> entry.user().id().equals(userId))
                .map(Entry::groups)
                .findFirst()
                .orElse(Set.of());
    }

    private Set<DirectoryGroup> allGroups() {
        return entries().stream().flatMap(entry -> entry.groups().stream()).collect(Collectors.toSet());
    }

    private List<Entry> entries() {
        try (var lines = Files.lines(file)) {
            return lines.flatMap(line -> Entry.parse(line).stream()).toList();
        } catch (IOException e) {
            throw new VireoException(DirectoryError.DIRECTORY_UNAVAILABLE, "cannot read the users in " + file, e);
        }
    }
}
