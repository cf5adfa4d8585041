/** The broker between engine and hosts: who decides on admission, and what the broker tells of itself. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.vireo.broker;
