package org.vireo.rest.objects;

import org.vireo.rest.types.BiosType;
import org.vireo.rest.types.Cluster;
import org.vireo.rest.types.ErrorHandling;
import org.vireo.rest.types.FencingPolicy;
import org.vireo.rest.types.FirewallType;
import org.vireo.rest.types.InheritableBoolean;
import org.vireo.rest.types.Ksm;
import org.vireo.rest.types.MigrateOnError;
import org.vireo.rest.types.MigrationBandwidth;
import org.vireo.rest.types.MigrationBandwidthAssignmentMethod;
import org.vireo.rest.types.MigrationOptions;
import org.vireo.rest.types.RngSource;
import org.vireo.rest.types.SkipIfConnectivityBroken;
import org.vireo.rest.types.SkipIfSdActive;
import org.vireo.rest.types.SwitchType;

/** Attributes of a cluster that clients compare on every run, as they are until someone sets them. */
final class ClusterDefaults {
    private ClusterDefaults() {}

    static Cluster bean() {
        var bean = new Cluster();
        bean.setBallooningEnabled(true);
        bean.setBiosType(BiosType.Q_35_SEA_BIOS);
        bean.setFirewallType(FirewallType.FIREWALLD);
        bean.setSwitchType(SwitchType.LEGACY);
        bean.setGlusterService(false);
        bean.setVirtService(true);
        bean.setHaReservation(false);
        bean.setThreadsAsCores(false);
        bean.setTrustedService(false);
        bean.setTunnelMigration(false);
        bean.setVncEncryption(false);
        var ksm = new Ksm();
        ksm.setEnabled(true);
        ksm.setMergeAcrossNodes(true);
        bean.setKsm(ksm);
        var errors = new ErrorHandling();
        errors.setOnError(MigrateOnError.MIGRATE);
        bean.setErrorHandling(errors);
        bean.setFencingPolicy(fencing());
        bean.setMigration(migration());
        var sources = new Cluster.RequiredRngSourcesList();
        sources.getRequiredRngSources().add(RngSource.URANDOM);
        bean.setRequiredRngSources(sources);
        return bean;
    }

    private static FencingPolicy fencing() {
        var storage = new SkipIfSdActive();
        storage.setEnabled(false);
        var connectivity = new SkipIfConnectivityBroken();
        connectivity.setEnabled(false);
        connectivity.setThreshold(50);
        var fencing = new FencingPolicy();
        fencing.setEnabled(true);
        fencing.setSkipIfSdActive(storage);
        fencing.setSkipIfConnectivityBroken(connectivity);
        return fencing;
    }

    private static MigrationOptions migration() {
        var bandwidth = new MigrationBandwidth();
        bandwidth.setAssignmentMethod(MigrationBandwidthAssignmentMethod.AUTO);
        var migration = new MigrationOptions();
        migration.setAutoConverge(InheritableBoolean.INHERIT);
        migration.setCompressed(InheritableBoolean.INHERIT);
        migration.setEncrypted(InheritableBoolean.INHERIT);
        migration.setBandwidth(bandwidth);
        return migration;
    }
}
