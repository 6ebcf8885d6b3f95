using System.Collections.Immutable;
using System.Text.Json;

namespace Tracker.Client;

/// <summary>The confirmed part of one record: the compartments that the viewer may read, each at its version.</summary>
internal sealed class ConfirmedRecord(RecordKind kind)
{
    private const string TooOld = "This page is older than the record and cannot show its latest changes. Reload it.";
    private readonly HashSet<CompartmentId> stuck = [];
    private string? fault;
    private string? closedForEdits;

    public RecordState Record { get; private set; } = RecordState.Empty;
    public ImmutableSortedDictionary<CompartmentId, Right> Rights { get; private set; } = ImmutableSortedDictionary<CompartmentId, Right>.Empty;
    public RosterRole? Role { get; private set; }

    /// <summary>For a co-edited text: who may write it.</summary>
    public TextTerms? Terms { get; private set; }

    /// <summary>Why nothing is visible, or null.</summary>
    public Rejection? Rejection { get; private set; }

    public string? ReadOnly => fault ?? closedForEdits;

    /// <summary>True if no further events of the compartment will be applied.</summary>
    public bool Ends(CompartmentId compartment) => !Rights.ContainsKey(compartment) || stuck.Contains(compartment);

    public Dictionary<CompartmentId, long> Known => Rights.Keys.ToDictionary(c => c, Record.VersionOf);

    /// <summary>Applies the server's answer and drops compartments that it no longer names. False if something is missing: open again.</summary>
    public bool Adopt(OpenedMessage opened, List<Recorded> happened)
    {
        var rights = opened.Parts.ToImmutableSortedDictionary(p => p.Compartment, p => p.Right);
        Record = Record.Restrict(rights.ContainsKey);
        (Rights, Role, Terms, Rejection, closedForEdits) = (rights, opened.Role, opened.Terms, opened.Rejection, opened.ReadOnly);
        stuck.IntersectWith(rights.Keys);
        var whole = true;
        foreach (var part in opened.Parts)
        {
            if (part.State is { } state) Replace(part, state);
            else whole &= Extend(part, happened);
        }
        return whole;
    }

    /// <summary>False if events before the frame are missing: open again.</summary>
    public bool Apply(FrameMessage frame, List<Recorded> happened) =>
        Apply(frame.Compartment, frame.From, frame.Events, (version, wire) => Recorded(frame.Compartment, version, wire), happened);

    /// <summary>The same for changes of a text.</summary>
    /// <param name="now">The time given to the events; the frame has none.</param>
    public bool Apply(CompartmentId compartment, TextFrame frame, DateTimeOffset now, List<Recorded> happened) =>
        Apply(compartment, frame.From, frame.Events, (version, bytes) => Recorded(compartment, version, bytes, now), happened);

    private bool Apply<T>(CompartmentId compartment, long version, IEnumerable<T> events, Func<long, T, Recorded> read, List<Recorded> happened)
    {
        if (stuck.Contains(compartment)) return true;
        if (!Rights.ContainsKey(compartment)) return false;
        foreach (var one in events)
        {
            var own = Record.VersionOf(compartment);
            if (version > own + 1) return false;
            if (version == own + 1 && !Apply(compartment, () => read(version, one), happened)) return true;
            version++;
        }
        return version <= Record.VersionOf(compartment) + 1;
    }

    /// <summary>A message could not be understood: the record stays as it is and takes no edits.</summary>
    public void GiveUp() => fault = TooOld;

    private bool Extend(OpenedPart part, List<Recorded> happened)
    {
        var events = part.Events ?? [];
        var whole = Apply(new FrameMessage(default, part.Compartment, part.Version - events.Count + 1, events), happened)
            && (stuck.Contains(part.Compartment) || Record.VersionOf(part.Compartment) >= part.Version);
        if (!whole) Forget(part.Compartment);
        return whole;
    }

    private void Forget(CompartmentId compartment)
    {
        Record = Record.Restrict(c => c != compartment);
        Rights = Rights.Remove(compartment);
    }

    private void Replace(OpenedPart part, RawJson state)
    {
        try
        {
            var value = JsonSerializer.Deserialize(state.Utf8.Span, kind.StateInfo) ?? throw new JsonException("The state is empty.");
            Record = part.Version == 0
                ? Record.Restrict(c => c != part.Compartment)
                : new RecordState(Record.Compartments.SetItem(part.Compartment, new CompartmentState(part.Version, value)));
            stuck.Remove(part.Compartment);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Stop(part.Compartment);
        }
    }

    private bool Apply(CompartmentId compartment, Func<Recorded> read, List<Recorded> happened)
    {
        try
        {
            var recorded = read();
            Record = Record.Apply(kind, recorded);
            happened.Add(recorded);
            return true;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Stop(compartment);
            return false;
        }
    }

    private Recorded Recorded(CompartmentId compartment, long version, WireEvent wire) =>
        new(compartment, version, wire.Op, wire.By, wire.For, wire.At, kind.Codec.DecodeEvent(wire.N, wire.S, wire.P.Utf8.Span));

    private Recorded Recorded(CompartmentId compartment, long version, ReadOnlyMemory<byte> bytes, DateTimeOffset now)
    {
        var changed = TextChangedBinary.Read(bytes.Span);
        return new(compartment, version, default, FirstAuthor(compartment, changed), null, now, changed);
    }

    private ParticipantId FirstAuthor(CompartmentId compartment, TextChanged changed)
    {
        var state = Record.Compartments.TryGetValue(compartment, out var c) ? (DraftState)c.State : DraftState.Empty;
        var first = changed.Changes[0];
        var author = first.Session < 0 ? first.Author
            : changed.NewSessions.Where(s => s.Place == first.Session).Select(s => (int?)s.Author).FirstOrDefault() ?? state.Sessions[first.Session].Author;
        return author < state.Authors.Length ? state.Authors[author] : changed.NewAuthors[author - state.Authors.Length];
    }

    private void Stop(CompartmentId compartment)
    {
        stuck.Add(compartment);
        GiveUp();
    }
}
