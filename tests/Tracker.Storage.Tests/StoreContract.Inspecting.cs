using System.Data.Common;
using System.Globalization;
using System.Text;
using Tracker.Domain.Shared;
using Tracker.Testing;

namespace Tracker.Storage.Tests;

/// <summary>What <c>tracker verify</c> is built on: every alteration of the log is found where it was made.</summary>
public abstract partial class StoreContract
{
    private static readonly (string Column, Func<object, Random, object> Flip)[] Columns =
    [
        ("actor", Text), ("version", Long), ("compartment", Text), ("compartment_version", Long), ("operation", Operation), ("ordinal", Small),
        ("participant", Text), ("on_behalf_of", Text), ("name", Text), ("schema", Small), ("payload", Bytes),
        ("recorded_at", (was, random) => was is DateTime time ? Moved(time, random) : Long(was, random)), ("hash", Bytes),
    ];

    private static int Alterations => int.TryParse(
        Environment.GetEnvironmentVariable("TRACKER_TEST_CASES"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var given)
        ? Math.Min(given / 50, 10_000) : 10_000;

    [Fact]
    public async Task Bit_flipped_anywhere_in_the_log_is_found_in_its_record_at_its_version()
    {
        foreach (var actor in (ActorId[])[Actor, Other])
        {
            var chain = new Chain(actor);
            for (var i = 0; i < 4; i++) await store.Events.Append(chain.Next(count: 1 + i % 2, text: "Übertragung"));
        }
        var random = Seeded.For(nameof(Bit_flipped_anywhere_in_the_log_is_found_in_its_record_at_its_version));
        await using var tampering = await engine.OpenToTamper();
        var rows = await Rows(tampering);
        Assert.Empty(await Faults());
        for (var (done, most) = (0, engine is SqliteEngine ? Alterations : Alterations / 10); done < most;)
        {
            var (actor, version) = rows[random.Next(rows.Count)];
            var (column, flip) = Columns[random.Next(Columns.Length)];
            var was = await One(tampering, $"select {column} from event where actor = @actor and version = @version", ("actor", actor), ("version", version));
            if (was is null or DBNull) continue;
            var altered = flip(was, random);
            var (newActor, newVersion) = (column == "actor" ? (string)altered : actor, column == "version" ? (long)altered : version);
            if (!await Tries(tampering, $"update event set {column} = @to where actor = @actor and version = @version",
                ("to", altered), ("actor", actor), ("version", version)))
                continue;
            var found = await Faults();
            Assert.True(found.Contains((actor, version)) || found.Contains((newActor, newVersion)), $"{actor}@{version} {column}: {was} → {altered}");
            Assert.True(await Tries(tampering, $"update event set {column} = @to where actor = @actor and version = @version",
                ("to", was), ("actor", newActor), ("version", newVersion)));
            done++;
        }
        Assert.Empty(await Faults());
    }

    [Fact]
    public async Task Event_taken_out_and_events_cut_off_are_named_by_their_version()
    {
        await store.Events.Append(new Chain(Actor).Next(count: 6));
        await engine.Tamper("delete from event where version = 3 or version = 4");
        var found = await store.Inspection.Read(Actor.Value);
        Assert.Contains(ChainCheck.Faults(found.Events), f => f is { Version: 3, Sentence: "Versions 3 to 4 are missing." });
        await engine.Tamper("delete from event where version > 1");
        found = await store.Inspection.Read(Actor.Value);
        Assert.Empty(ChainCheck.Faults(found.Events));
        Assert.Equal(6, Assert.Single(found.LastChanges).Version);
    }

    [Fact]
    public async Task Record_whose_events_are_gone_is_still_listed_by_what_is_kept_beside_them()
    {
        await store.Events.Append(new Chain(Actor).Next(listings: [Row(Actor, "Here", 1)], access: "{}"));
        await store.Events.Append(new Chain(Other).Next());
        await engine.Tamper("delete from event; delete from last_change");
        Assert.Equal([Actor.Value], await store.Inspection.Actors());
        var found = await store.Inspection.Read(Actor.Value);
        Assert.Empty(found.Events);
        Assert.Equal(Row(Actor, "Here", 1).AsStored(), Assert.Single(found.Listings));
        Assert.Equal("{}", found.Access!.List);
    }

    [Fact]
    public async Task Database_that_is_whole_says_so_or_what_was_not_looked_at()
    {
        await store.Events.Append(new Chain(Actor).Next());
        var findings = await Integrity();
        if (engine is SqliteEngine) Assert.Empty(findings);
        else Assert.False(Assert.Single(findings, f => f.Sentence.Contains("amcheck", StringComparison.Ordinal)).IsFault);
    }

    [Fact]
    public async Task Indexes_are_checked_if_the_database_can()
    {
        if (engine is PostgresEngine) await engine.Tamper("do $$ begin create extension amcheck; exception when others then null; end $$");
        await store.Events.Append(new Chain(Actor).Next());
        Assert.DoesNotContain(await Integrity(), f => f.IsFault);
    }

    private async Task<List<Finding>> Integrity()
    {
        var findings = new List<Finding>();
        await foreach (var finding in store.Inspection.Integrity()) findings.Add(finding);
        return findings;
    }

    [Fact]
    public void Heads_are_read_as_they_were_written_and_a_changed_file_is_none()
    {
        var heads = new Heads();
        heads.Add(Other.Value, new Head(2, Secret));
        heads.Add(Actor.Value, new Head(7, HashChain.Origin));
        var bytes = heads.Write();
        Assert.Equal((2, 9L, heads.Hash), (Heads.Read(bytes)!.All.Count, Heads.Read(bytes)!.Events, Heads.Read(bytes)!.Hash));
        var text = Encoding.UTF8.GetString(bytes);
        foreach (var wrong in (string[])["nonsense", text + "x", text.Replace(" 7 ", " 07 ", StringComparison.Ordinal)])
            Assert.Null(Heads.Read(Encoding.UTF8.GetBytes(wrong)));
    }

    private async Task<HashSet<(string, long)>> Faults()
    {
        var faults = new HashSet<(string, long)>();
        foreach (var actor in await store.Inspection.Actors())
            foreach (var fault in ChainCheck.Faults((await store.Inspection.Read(actor)).Events))
                faults.Add((actor, fault.Version));
        return faults;
    }

    private static async Task<List<(string Actor, long Version)>> Rows(DbConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "select actor, version from event order by actor, version";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<(string, long)>();
        while (await reader.ReadAsync()) rows.Add((reader.GetString(0), reader.GetInt64(1)));
        return rows;
    }

    private static async Task<object?> One(DbConnection connection, string sql, params (string, object)[] parameters)
    {
        await using var command = Command(connection, sql, parameters);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>False if the schema itself refuses the value.</summary>
    private static async Task<bool> Tries(DbConnection connection, string sql, params (string, object)[] parameters)
    {
        await using var command = Command(connection, sql, parameters);
        try
        {
            return await command.ExecuteNonQueryAsync() == 1;
        }
        catch (DbException)
        {
            return false;
        }
    }

    private static DbCommand Command(DbConnection connection, string sql, (string Name, object Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        return command;
    }

    /// <summary>One bit of an ASCII character, so that it stays text for both engines.</summary>
    private static string Text(object was, Random random)
    {
        var text = ((string)was).ToCharArray();
        var at = random.Next(text.Length);
        text[at] = (char)(text[at] ^ 1 << random.Next(7));
        return new string(text);
    }

    private static object Long(object was, Random random) => (long)was ^ 1L << random.Next(63);
    private static object Small(object was, Random random) => was is short small ? (short)(small ^ 1 << random.Next(15)) : (long)was ^ 1L << random.Next(63);
    private static object Operation(object was, Random random) => was is Guid id ? new Guid(Bytes(id.ToByteArray(), random)) : Text(was, random);

    private static DateTime Moved(DateTime time, Random random) =>
        time.AddTicks((random.Next(2) == 0 ? 1 : -1) * TimeSpan.TicksPerMicrosecond << random.Next(48));

    private static byte[] Bytes(object was, Random random)
    {
        var bytes = (byte[])((byte[])was).Clone();
        bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        return bytes;
    }
}
