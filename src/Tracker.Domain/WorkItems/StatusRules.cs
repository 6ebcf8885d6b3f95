namespace Tracker.Domain.WorkItems;

/// <summary>A status with its legal next steps.</summary>
/// <param name="Next">Steps forward.</param>
/// <param name="Back">Steps back, or to a new round.</param>
public sealed record StatusStep(StatusCode Status, string Label, ImmutableArray<StatusCode> Next, ImmutableArray<StatusCode> Back)
{
    public StatusStep(string status, string label, string next = "", string back = "")
        : this(StatusCode.Parse(status), label, Codes(next), Codes(back)) { }

    private static ImmutableArray<StatusCode> Codes(string words) =>
        [.. words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(StatusCode.Parse)];
}

/// <summary>The approval procedure of a group of bodies.</summary>
public sealed partial class StatusRules
{
    private readonly FrozenDictionary<StatusCode, StatusStep> steps;

    private StatusRules(string name, ImmutableArray<StatusStep> steps)
    {
        Name = name;
        Steps = steps;
        this.steps = steps.ToFrozenDictionary(s => s.Status);
    }

    /// <summary>For people, such as "ISO/IEC harmonized stages".</summary>
    public string Name { get; }

    /// <summary>In the order of the procedure.</summary>
    public ImmutableArray<StatusStep> Steps { get; }

    /// <summary>ITU-T by name; ISO, IEC, ISO/IEC and JTC 1 by the first word; the general rules for every other body.</summary>
    public static StatusRules For(string? body) => body switch
    {
        "ITU" or "ITU-T" => ItuT,
        not null when IsIsoIec(body) => IsoIec,
        _ => General,
    };

    public bool Knows(StatusCode status) => steps.ContainsKey(status);
    public string LabelOf(StatusCode status) => steps.TryGetValue(status, out var step) ? step.Label : status.Value;

    /// <summary>True if the second status may directly follow the first. The same status again is another source for it.</summary>
    public bool Allows(StatusCode from, StatusCode to) =>
        from == to || (steps.TryGetValue(from, out var step) && (step.Next.Contains(to) || step.Back.Contains(to)));

    /// <summary>True if legal steps lead from the first status to the second, with no step back in between.</summary>
    public bool Reaches(StatusCode from, StatusCode to)
    {
        if (Allows(from, to)) return true;
        var seen = new HashSet<StatusCode>();
        var open = new Queue<StatusCode>(steps.TryGetValue(from, out var first) ? first.Next.Concat(first.Back) : []);
        while (open.TryDequeue(out var status))
        {
            if (status == to) return true;
            if (!seen.Add(status) || !steps.TryGetValue(status, out var step)) continue;
            foreach (var next in step.Next) open.Enqueue(next);
        }
        return false;
    }

    private static bool IsIsoIec(string body) =>
        body is "ISO" or "IEC" || body.StartsWith("ISO/", StringComparison.Ordinal) || body.StartsWith("ISO ", StringComparison.Ordinal)
        || body.StartsWith("IEC ", StringComparison.Ordinal) || body.StartsWith("JTC 1", StringComparison.Ordinal);
}
