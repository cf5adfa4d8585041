package org.vireo.inventory.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vireo.inventory.Criterion;
import org.vireo.inventory.Criterion.Operator;
import org.vireo.inventory.Disk;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Term;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.ByteSize;
import org.vireo.model.ClusterId;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.DiskStatus;
import org.vireo.model.StorageDomainId;
import org.vireo.model.StorageDomainRole;
import org.vireo.model.StorageDomainStatus;
import org.vireo.model.TemplateId;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;
import org.vireo.model.VmStatus;

final class CriterionStoreTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final StorageDomainId FAST = StorageDomainId.random();
    private static final StorageDomainId SLOW = StorageDomainId.random();
    private static final Term NAME = Term.of("name");
    private static final Term SIZE = Term.of("size");

    private static TestStore store;
    private static DiskId one;

    @BeforeAll
    static void fill() {
        store = new TestStore();
        store.transactions().run(() -> {
            store.inventory().add(domain(FAST, "fast"));
            store.inventory().add(domain(SLOW, "Slow"));
            one = disk("one", 1, FAST);
            disk("Two_x", 2, SLOW);
            disk("100%", 3, null);
            disk("back\\slash", 4, null);
            vm("app", "{\"addresses\":[{\"ip\":[\"10.0.0.1\",\"10.0.0.2\"]},{\"ip\":[\"fe80::1\"]}]}");
            vm("quiet", "{}");
        });
    }

    @AfterAll
    static void close() {
        store.close();
    }

    private static StorageDomain domain(StorageDomainId id, String name) {
        var domain = new StorageDomain(id);
        domain.setName(name);
        domain.setRole(StorageDomainRole.DATA);
        domain.setStatus(StorageDomainStatus.ACTIVE);
        domain.setTotal(ByteSize.ofGiB(10));
        domain.setAvailable(ByteSize.ofGiB(name.length()));
        return domain;
    }

    private static DiskId disk(String name, int gib, StorageDomainId domain) {
        var disk = new Disk(DiskId.random());
        disk.setName(name);
        disk.setDescription(gib > 2 ? "large" : "small");
        disk.setStatus(gib > 2 ? DiskStatus.LOCKED : DiskStatus.OK);
        disk.setFormat(DiskFormat.RAW);
        disk.setSize(ByteSize.ofGiB(gib));
        disk.setCreated(NOON.plusSeconds(gib));
        disk.setStorageDomainId(Optional.ofNullable(domain));
        store.inventory().add(disk);
        return disk.id();
    }

    private static void vm(String name, String guest) {
        var vm = new Vm(VmId.random());
        vm.setName(name);
        vm.setClusterId(ClusterId.of("58cfb470-03b9-01d0-03b9-0000000001e7"));
        vm.setTemplateId(TemplateId.BLANK);
        vm.setOriginalTemplateId(vm.templateId());
        vm.setStatus(VmStatus.DOWN);
        vm.setSettings(VmSettings.BLANK);
        vm.setCreated(NOON);
        vm.setGuest(guest);
        store.inventory().add(vm);
    }

    private static List<String> disks(Criterion criterion) {
        return names(Where.that(criterion).orderBy("size"));
    }

    private static List<String> names(Where where) {
        return store.inventory().list(Disk.class, where).stream()
                .map(Disk::name)
                .toList();
    }

    private static Criterion compared(Term term, Operator operator, Object value) {
        return new Criterion.Compared(term, operator, value);
    }

    @Test
    void comparesValuesOfEveryType() {
        assertThat(disks(compared(SIZE, Operator.LESS_OR_EQUAL, ByteSize.ofGiB(2))))
                .containsExactly("one", "Two_x");
        assertThat(disks(compared(SIZE, Operator.GREATER, new java.math.BigDecimal("2147483648.5"))))
                .containsExactly("100%", "back\\slash");
        assertThat(disks(compared(Term.of("created"), Operator.GREATER_OR_EQUAL, NOON.plusSeconds(4))))
                .containsExactly("back\\slash");
        assertThat(disks(compared(SIZE.dividedBy(1L << 30), Operator.EQUAL, 3))).containsExactly("100%");
        assertThat(disks(compared(NAME.folded(), Operator.LESS, "BACK\\SLASH"))).containsExactly("100%");
        assertThat(disks(new Criterion.OneOf(Term.of("status"), List.of(DiskStatus.OK))))
                .containsExactly("one", "Two_x");
        assertThat(disks(new Criterion.OneOf(Term.of("id"), List.of(one, DiskId.random()))))
                .containsExactly("one");
        assertThat(disks(new Criterion.OneOf(NAME, List.of()))).isEmpty();
        assertThat(disks(new Criterion.Like(new Term.Joined(NAME, "@", Term.of("description")), "ONE@sm*", false)))
                .containsExactly("one");
    }

    @Test
    void takesOnlyTheStarAsAWildcard() {
        assertThat(disks(new Criterion.Like(NAME, "tWo*", false))).containsExactly("Two_x");
        assertThat(disks(new Criterion.Like(NAME, "tWo*", true))).isEmpty();
        assertThat(disks(new Criterion.Like(NAME, "Two_x", true))).containsExactly("Two_x");
        assertThat(disks(new Criterion.Like(NAME, "T_o*", false))).isEmpty();
        assertThat(disks(new Criterion.Like(NAME, "%", false))).isEmpty();
        assertThat(disks(new Criterion.Like(NAME, "*0%", false))).containsExactly("100%");
        assertThat(disks(new Criterion.Like(NAME, "*K\\S*", false))).containsExactly("back\\slash");
        assertThat(disks(new Criterion.Like(NAME, "' or 1=1 --", false))).isEmpty();
    }

    @Test
    void findsNothingByTextThatCannotBeKept() {
        assertThat(disks(new Criterion.Like(NAME, "on\0e", false))).isEmpty();
        assertThat(disks(new Criterion.Like(NAME, "\ud800*", true))).isEmpty();
        assertThat(names(Where.equal("name", "\0"))).isEmpty();
        assertThat(disks(new Criterion.Like(NAME, "\0", false).not())).hasSize(4);
    }

    @Test
    void decidesEvenWhereSomethingIsNotSet() {
        var fast = Criterion.equal(Term.of("storageDomainId"), FAST);

        assertThat(disks(fast)).containsExactly("one");
        assertThat(disks(fast.not())).containsExactly("Two_x", "100%", "back\\slash");
        assertThat(disks(new Criterion.Present(Term.of("storageDomainId")).not()))
                .containsExactly("100%", "back\\slash");
        assertThat(disks(new Criterion.Any(List.of(fast, Criterion.equal(NAME, "100%")))))
                .containsExactly("one", "100%");
        assertThat(disks(new Criterion.All(List.of(fast.not(), Criterion.equal(NAME, "100%")))))
                .containsExactly("100%");
        assertThat(disks(Criterion.nothing())).isEmpty();
        assertThat(disks(Criterion.everything())).hasSize(4);
    }

    @Test
    void asksRelatedEntities() {
        var id = Term.of("id");
        var onSlow = new Criterion.Related(
                Term.of("storageDomainId"), StorageDomain.class, id, new Criterion.Like(NAME, "slow", false));
        var withDisk = new Criterion.Related(id, Disk.class, Term.of("storageDomainId"), Criterion.equal(NAME, "one"));

        assertThat(disks(onSlow)).containsExactly("Two_x");
        assertThat(disks(onSlow.not())).containsExactly("one", "100%", "back\\slash");
        assertThat(store.inventory().list(StorageDomain.class, Where.that(withDisk)))
                .extracting(StorageDomain::name)
                .containsExactly("fast");
    }

    @Test
    void sortsByWhatIsWorkedOut() {
        var domain = new Term.Found(
                Term.of("storageDomainId"), StorageDomain.class, Term.of("id"), Criterion.everything(), NAME.folded());
        var used = new Term.Minus(Term.of("total"), Term.of("available"));

        assertThat(names(Where.all().order(domain, false).limit(2))).containsExactly("one", "Two_x");
        assertThat(names(Where.all().order(NAME.folded(), true)))
                .containsExactly("Two_x", "one", "back\\slash", "100%");
        assertThat(store.inventory()
                        .list(
                                StorageDomain.class,
                                Where.that(compared(
                                                used,
                                                Operator.EQUAL,
                                                ByteSize.ofGiB(6).bytes()))
                                        .order(used, true)))
                .hasSize(2);
    }

    @Test
    void looksIntoJson() {
        var addresses = new Term.JsonEach("guest", List.of("addresses", "*", "ip", "*"));
        var memory = new Term.Json("settings", List.of("memory"), Term.Kind.NUMBER);

        assertThat(vms(new Criterion.Like(addresses, "10.0.0.2", false))).containsExactly("app");
        assertThat(vms(new Criterion.Like(addresses, "fe80*", false))).containsExactly("app");
        assertThat(vms(new Criterion.Like(addresses, "10.*", false).not())).containsExactly("quiet");
        assertThat(vms(compared(memory, Operator.GREATER_OR_EQUAL, 1L << 30))).hasSize(2);
        assertThat(vms(new Criterion.Like(Term.json("settings", "osType"), "OTHER", false)))
                .hasSize(2);
        assertThat(store.inventory().values(Vm.class, addresses, Where.all().limit(2)))
                .containsExactly("10.0.0.1", "10.0.0.2");
        assertThat(store.inventory().values(Disk.class, Term.of("description"), Where.all()))
                .containsExactly("large", "small");
    }

    @Test
    void addsUpByWhatAnIdLeadsTo() {
        var disks = store.inventory().list(Disk.class, Where.all());
        var expected = disks.stream()
                .filter(disk -> disk.storageDomainId().isPresent())
                .collect(Collectors.groupingBy(
                        disk -> disk.storageDomainId().get().value(),
                        Collectors.summingLong(disk -> disk.size().bytes())));

        assertThat(expected).isNotEmpty();
        assertThat(store.inventory().sums(Disk.class, "size", "storageDomainId", Where.all()))
                .isEqualTo(expected);
        assertThat(store.inventory().sums(Disk.class, "size", "storageDomainId", Where.equal("name", "none")))
                .isEmpty();
    }

    private static List<String> vms(Criterion criterion) {
        return store.inventory().list(Vm.class, Where.that(criterion).orderBy("name")).stream()
                .map(Vm::name)
                .toList();
    }

    @Test
    void showsPrincipalsOnlyWhatTheirViewHolds() throws SQLException {
        var user = UUID.randomUUID();
        try (var connection = store.source().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("insert into account (id, name, profile, domain) values ('" + user
                    + "', 'visitor', 'internal', 'internal-authz')");
            statement.execute(
                    "insert into permission (id, role_id, account_id, object_kind, object_id, created) select gen_random_uuid(),"
                            + " (select id from role where name = 'UserRole'), '" + user + "', 'disk', id, now()"
                            + " from disk where description = 'small'");
        }

        assertThat(names(Where.all().visibleTo(Set.of(user, UUID.randomUUID())).orderBy("size")))
                .containsExactly("one", "Two_x");
        assertThat(names(Where.all().visibleTo(Set.of(UUID.randomUUID())))).isEmpty();
        assertThat(names(Where.all().visibleTo(Set.of()))).isEmpty();
        assertThat(store.inventory()
                        .count(Disk.class, Where.equal("name", "one").visibleTo(Set.of(user))))
                .isEqualTo(1);
    }

    @Test
    void putsNoForeignNameIntoAStatement() {
        assertThatThrownBy(() -> disks(Criterion.equal(Term.of("name; drop table disk"), "x")))
                .isInstanceOf(VireoException.class)
                .hasMessage("cannot select Disk: there is no field name; drop table disk");
        assertThatThrownBy(() -> vms(Criterion.equal(Term.json("settings", "a') or ('b"), "x")))
                .isInstanceOf(VireoException.class)
                .hasMessageContaining("cannot be part of a path");
    }
}
