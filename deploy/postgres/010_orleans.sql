-- Orleans reads its statements from this table by key; names of parameters and result columns are its contract.
-- A statement that finds another version than its caller's gives the caller's back: Orleans takes that, and not the lack of a row, as a conflict.
CREATE TABLE orleansquery (querykey text PRIMARY KEY, querytext text NOT NULL);
CREATE TABLE orleansstorage (
  serviceid text NOT NULL, graintypestring text NOT NULL, grainidn0 bigint NOT NULL, grainidn1 bigint NOT NULL,
  grainidextensionstring text NOT NULL DEFAULT '', payloadbinary bytea, modifiedon timestamptz NOT NULL DEFAULT now(), version integer NOT NULL,
  PRIMARY KEY (serviceid, graintypestring, grainidn0, grainidn1, grainidextensionstring));
CREATE TABLE orleansmembershipversion (deploymentid text PRIMARY KEY, version integer NOT NULL DEFAULT 0, changed timestamptz NOT NULL DEFAULT now());
CREATE TABLE orleansmembership (
  deploymentid text NOT NULL REFERENCES orleansmembershipversion, address text NOT NULL, port integer NOT NULL, generation integer NOT NULL,
  siloname text NOT NULL, hostname text NOT NULL, status integer NOT NULL, proxyport integer, suspecttimes text,
  starttime timestamptz NOT NULL, iamalivetime timestamptz NOT NULL, PRIMARY KEY (deploymentid, address, port, generation));
CREATE TABLE orleansreminders (
  serviceid text NOT NULL, grainid text NOT NULL, remindername text NOT NULL, starttime timestamptz NOT NULL, period bigint NOT NULL,
  grainhash integer NOT NULL, version integer NOT NULL DEFAULT 0, PRIMARY KEY (serviceid, grainid, remindername));
CREATE INDEX orleansreminders_hash ON orleansreminders (serviceid, grainhash);
INSERT INTO orleansquery(querykey, querytext) VALUES
('ReadFromStorageKey', $q$SELECT payloadbinary AS "PayloadBinary", version AS "Version" FROM orleansstorage
  WHERE serviceid=@ServiceId AND graintypestring=@GrainTypeString AND grainidn0=@GrainIdN0 AND grainidn1=@GrainIdN1 AND grainidextensionstring=coalesce(@GrainIdExtensionString,'')$q$),
('WriteToStorageKey', $q$WITH up AS (UPDATE orleansstorage SET payloadbinary=@PayloadBinary, modifiedon=now(), version=version+1
  WHERE serviceid=@ServiceId AND graintypestring=@GrainTypeString AND grainidn0=@GrainIdN0 AND grainidn1=@GrainIdN1 AND grainidextensionstring=coalesce(@GrainIdExtensionString,'') AND version=@GrainStateVersion RETURNING version),
 ins AS (INSERT INTO orleansstorage(serviceid,graintypestring,grainidn0,grainidn1,grainidextensionstring,payloadbinary,version)
  SELECT @ServiceId,@GrainTypeString,@GrainIdN0,@GrainIdN1,coalesce(@GrainIdExtensionString,''),@PayloadBinary,1 WHERE @GrainStateVersion IS NULL ON CONFLICT DO NOTHING RETURNING version)
 SELECT coalesce((SELECT version FROM up),(SELECT version FROM ins),@GrainStateVersion) AS "NewGrainStateVersion"$q$),
('ClearStorageKey', $q$WITH up AS (UPDATE orleansstorage SET payloadbinary=NULL, modifiedon=now(), version=version+1
  WHERE serviceid=@ServiceId AND graintypestring=@GrainTypeString AND grainidn0=@GrainIdN0 AND grainidn1=@GrainIdN1 AND grainidextensionstring=coalesce(@GrainIdExtensionString,'') AND version=@GrainStateVersion RETURNING version)
 SELECT coalesce((SELECT version FROM up),@GrainStateVersion) AS "NewGrainStateVersion"$q$),
('DeleteStorageKey', $q$WITH gone AS (DELETE FROM orleansstorage
  WHERE serviceid=@ServiceId AND graintypestring=@GrainTypeString AND grainidn0=@GrainIdN0 AND grainidn1=@GrainIdN1 AND grainidextensionstring=coalesce(@GrainIdExtensionString,'') AND version=@GrainStateVersion RETURNING version)
 SELECT coalesce((SELECT version+1 FROM gone),@GrainStateVersion) AS "NewGrainStateVersion"$q$),
('UpdateIAmAlivetimeKey', $q$UPDATE orleansmembership SET iamalivetime=@IAmAliveTime WHERE deploymentid=@DeploymentId AND address=@Address AND port=@Port AND generation=@Generation$q$),
('InsertMembershipVersionKey', $q$WITH i AS (INSERT INTO orleansmembershipversion(deploymentid) VALUES(@DeploymentId) ON CONFLICT DO NOTHING RETURNING 1) SELECT count(*)::int FROM i$q$),
('InsertMembershipKey', $q$WITH v AS (UPDATE orleansmembershipversion SET version=version+1, changed=now() WHERE deploymentid=@DeploymentId AND version=@Version
   AND NOT EXISTS (SELECT 1 FROM orleansmembership WHERE deploymentid=@DeploymentId AND address=@Address AND port=@Port AND generation=@Generation) RETURNING 1),
 i AS (INSERT INTO orleansmembership(deploymentid,address,port,generation,siloname,hostname,status,proxyport,starttime,iamalivetime)
   SELECT @DeploymentId,@Address,@Port,@Generation,@SiloName,@HostName,@Status,@ProxyPort,@StartTime,@IAmAliveTime FROM v RETURNING 1) SELECT count(*)::int FROM i$q$),
('UpdateMembershipKey', $q$WITH v AS (UPDATE orleansmembershipversion SET version=version+1, changed=now() WHERE deploymentid=@DeploymentId AND version=@Version
   AND EXISTS (SELECT 1 FROM orleansmembership WHERE deploymentid=@DeploymentId AND address=@Address AND port=@Port AND generation=@Generation) RETURNING 1),
 u AS (UPDATE orleansmembership SET status=@Status, suspecttimes=@SuspectTimes, iamalivetime=@IAmAliveTime FROM v
   WHERE deploymentid=@DeploymentId AND address=@Address AND port=@Port AND generation=@Generation RETURNING 1) SELECT count(*)::int FROM u$q$),
('MembershipReadRowKey', $q$SELECT v.deploymentid AS "DeploymentId", m.address AS "Address", m.port AS "Port", m.generation AS "Generation", m.siloname AS "SiloName", m.hostname AS "HostName", m.status AS "Status", m.proxyport AS "ProxyPort", m.suspecttimes AS "SuspectTimes", m.starttime AS "StartTime", m.iamalivetime AS "IAmAliveTime", v.version AS "Version"
  FROM orleansmembershipversion v LEFT JOIN orleansmembership m ON m.deploymentid=v.deploymentid AND m.address=@Address AND m.port=@Port AND m.generation=@Generation WHERE v.deploymentid=@DeploymentId$q$),
('MembershipReadAllKey', $q$SELECT v.deploymentid AS "DeploymentId", m.address AS "Address", m.port AS "Port", m.generation AS "Generation", m.siloname AS "SiloName", m.hostname AS "HostName", m.status AS "Status", m.proxyport AS "ProxyPort", m.suspecttimes AS "SuspectTimes", m.starttime AS "StartTime", m.iamalivetime AS "IAmAliveTime", v.version AS "Version"
  FROM orleansmembershipversion v LEFT JOIN orleansmembership m USING (deploymentid) WHERE v.deploymentid=@DeploymentId$q$),
('DeleteMembershipTableEntriesKey', $q$DELETE FROM orleansmembership WHERE deploymentid=@DeploymentId; DELETE FROM orleansmembershipversion WHERE deploymentid=@DeploymentId$q$),
('CleanupDefunctSiloEntriesKey', $q$DELETE FROM orleansmembership WHERE deploymentid=@DeploymentId AND iamalivetime<@IAmAliveTime AND status<>3$q$),
('GatewaysQueryKey', $q$SELECT address AS "Address", proxyport AS "ProxyPort", generation AS "Generation" FROM orleansmembership WHERE deploymentid=@DeploymentId AND status=@Status AND proxyport>0$q$),
('UpsertReminderRowKey', $q$INSERT INTO orleansreminders AS r(serviceid,grainid,remindername,starttime,period,grainhash) VALUES(@ServiceId,@GrainId,@ReminderName,@StartTime,@Period,@GrainHash)
  ON CONFLICT (serviceid,grainid,remindername) DO UPDATE SET starttime=excluded.starttime, period=excluded.period, grainhash=excluded.grainhash, version=r.version+1 RETURNING version AS "Version"$q$),
('ReadReminderRowsKey', $q$SELECT grainid AS "GrainId", remindername AS "ReminderName", starttime AS "StartTime", period AS "Period", version AS "Version" FROM orleansreminders WHERE serviceid=@ServiceId AND grainid=@GrainId$q$),
('ReadReminderRowKey', $q$SELECT grainid AS "GrainId", remindername AS "ReminderName", starttime AS "StartTime", period AS "Period", version AS "Version" FROM orleansreminders WHERE serviceid=@ServiceId AND grainid=@GrainId AND remindername=@ReminderName$q$),
('ReadRangeRows1Key', $q$SELECT grainid AS "GrainId", remindername AS "ReminderName", starttime AS "StartTime", period AS "Period", version AS "Version" FROM orleansreminders WHERE serviceid=@ServiceId AND grainhash>@BeginHash AND grainhash<=@EndHash$q$),
('ReadRangeRows2Key', $q$SELECT grainid AS "GrainId", remindername AS "ReminderName", starttime AS "StartTime", period AS "Period", version AS "Version" FROM orleansreminders WHERE serviceid=@ServiceId AND (grainhash>@BeginHash OR grainhash<=@EndHash)$q$),
('DeleteReminderRowKey', $q$WITH d AS (DELETE FROM orleansreminders WHERE serviceid=@ServiceId AND grainid=@GrainId AND remindername=@ReminderName AND version=@Version RETURNING 1) SELECT count(*)::int FROM d$q$),
('DeleteReminderRowsKey', $q$DELETE FROM orleansreminders WHERE serviceid=@ServiceId$q$);
