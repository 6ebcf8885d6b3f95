-- Orleans reads its statements from this table by key; names of parameters and result columns are its contract.
-- A statement that finds another version than its caller's gives the caller's back: Orleans takes that, and not the lack of a row, as a conflict.
CREATE TABLE OrleansQuery (QueryKey TEXT PRIMARY KEY, QueryText TEXT NOT NULL);
CREATE TABLE OrleansStorage (
  ServiceId TEXT NOT NULL, GrainTypeString TEXT NOT NULL, GrainIdN0 INTEGER NOT NULL, GrainIdN1 INTEGER NOT NULL,
  GrainIdExtensionString TEXT NOT NULL DEFAULT '', PayloadBinary BLOB, Version INTEGER NOT NULL,
  PRIMARY KEY (ServiceId, GrainTypeString, GrainIdN0, GrainIdN1, GrainIdExtensionString)) WITHOUT ROWID;
CREATE TABLE OrleansReminders (
  ServiceId TEXT NOT NULL, GrainId TEXT NOT NULL, ReminderName TEXT NOT NULL, StartTime TEXT NOT NULL, Period INTEGER NOT NULL,
  GrainHash INTEGER NOT NULL, Version INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (ServiceId, GrainId, ReminderName)) WITHOUT ROWID;
INSERT INTO OrleansQuery VALUES
('ReadFromStorageKey','SELECT PayloadBinary, Version FROM OrleansStorage WHERE ServiceId=@ServiceId AND GrainTypeString=@GrainTypeString AND GrainIdN0=@GrainIdN0 AND GrainIdN1=@GrainIdN1 AND GrainIdExtensionString=coalesce(@GrainIdExtensionString,'''')'),
('WriteToStorageKey','INSERT INTO OrleansStorage(ServiceId,GrainTypeString,GrainIdN0,GrainIdN1,GrainIdExtensionString,PayloadBinary,Version)
 SELECT @ServiceId,@GrainTypeString,@GrainIdN0,@GrainIdN1,coalesce(@GrainIdExtensionString,''''),@PayloadBinary,1
 WHERE @GrainStateVersion IS NULL OR EXISTS (SELECT 1 FROM OrleansStorage WHERE ServiceId=@ServiceId AND GrainTypeString=@GrainTypeString AND GrainIdN0=@GrainIdN0 AND GrainIdN1=@GrainIdN1 AND GrainIdExtensionString=coalesce(@GrainIdExtensionString,''''))
 ON CONFLICT DO UPDATE SET PayloadBinary=excluded.PayloadBinary, Version=Version+1 WHERE Version=@GrainStateVersion;
 SELECT CASE changes() WHEN 0 THEN @GrainStateVersion ELSE coalesce(@GrainStateVersion,0)+1 END AS NewGrainStateVersion'),
('ClearStorageKey','UPDATE OrleansStorage SET PayloadBinary=NULL, Version=Version+1 WHERE ServiceId=@ServiceId AND GrainTypeString=@GrainTypeString AND GrainIdN0=@GrainIdN0 AND GrainIdN1=@GrainIdN1 AND GrainIdExtensionString=coalesce(@GrainIdExtensionString,'''') AND Version=@GrainStateVersion;
 SELECT @GrainStateVersion+changes() AS NewGrainStateVersion'),
('DeleteStorageKey','DELETE FROM OrleansStorage WHERE ServiceId=@ServiceId AND GrainTypeString=@GrainTypeString AND GrainIdN0=@GrainIdN0 AND GrainIdN1=@GrainIdN1 AND GrainIdExtensionString=coalesce(@GrainIdExtensionString,'''') AND Version=@GrainStateVersion;
 SELECT @GrainStateVersion+changes() AS NewGrainStateVersion'),
('UpsertReminderRowKey','INSERT INTO OrleansReminders(ServiceId,GrainId,ReminderName,StartTime,Period,GrainHash) VALUES(@ServiceId,@GrainId,@ReminderName,@StartTime,@Period,@GrainHash)
 ON CONFLICT(ServiceId,GrainId,ReminderName) DO UPDATE SET StartTime=excluded.StartTime, Period=excluded.Period, GrainHash=excluded.GrainHash, Version=Version+1 RETURNING Version AS Version'),
('ReadReminderRowsKey','SELECT GrainId,ReminderName,StartTime,Period,Version FROM OrleansReminders WHERE ServiceId=@ServiceId AND GrainId=@GrainId'),
('ReadReminderRowKey','SELECT GrainId,ReminderName,StartTime,Period,Version FROM OrleansReminders WHERE ServiceId=@ServiceId AND GrainId=@GrainId AND ReminderName=@ReminderName'),
('ReadRangeRows1Key','SELECT GrainId,ReminderName,StartTime,Period,Version FROM OrleansReminders WHERE ServiceId=@ServiceId AND GrainHash>@BeginHash AND GrainHash<=@EndHash'),
('ReadRangeRows2Key','SELECT GrainId,ReminderName,StartTime,Period,Version FROM OrleansReminders WHERE ServiceId=@ServiceId AND (GrainHash>@BeginHash OR GrainHash<=@EndHash)'),
('DeleteReminderRowKey','DELETE FROM OrleansReminders WHERE ServiceId=@ServiceId AND GrainId=@GrainId AND ReminderName=@ReminderName AND Version=@Version; SELECT changes()'),
('DeleteReminderRowsKey','DELETE FROM OrleansReminders WHERE ServiceId=@ServiceId');
