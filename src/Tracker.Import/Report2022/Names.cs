namespace Tracker.Import.Report2022;

/// <summary>Finds the record of a printed name. An ambiguous name has no record.</summary>
internal sealed class Names
{
    private static readonly (string Body, string Place)[] Above = [("itut", "committee/itu-t/"), ("itur", "committee/itu-r/"), ("jtc1", "committee/jtc1/")];

    private readonly Dictionary<string, ActorId?> bodies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ActorId?> others = new(StringComparer.Ordinal);
    private readonly Dictionary<ActorId, Reference> employers = [];

    public void AddBody(string name, ActorId actor) => Add(bodies, name, actor);
    public void Add(string name, ActorId actor) => Add(others, name, actor);
    public void Employ(ActorId person, Reference organization) => employers.TryAdd(person, organization);

    /// <summary>Also by the name of a body before it: "ITU-R Working Party 5D" is the Working Party 5D of ITU-R.</summary>
    public ActorId? Body(string name)
    {
        if (Find(bodies, name) is { } found) return found;
        var key = Key(name);
        foreach (var (body, place) in Above)
            if (key.StartsWith(body, StringComparison.Ordinal) && bodies.GetValueOrDefault(key[body.Length..]) is { } below
                && below.Value.StartsWith(place, StringComparison.Ordinal))
                return below;
        return null;
    }

    public ActorId? Find(string name) => Find(others, name);
    public Reference Reference(string name) => new(name, Find(name) ?? Body(name));
    public Reference BodyReference(string name) => new(name, Body(name) ?? Find(name));
    public Reference? EmployerOf(ActorId person) => employers.GetValueOrDefault(person);

    /// <summary>Lower-case letters, digits, '.', '-' and '_' of a text, as a part of an actor's key.</summary>
    public static string Slug(string text)
    {
        var slug = new StringBuilder();
        foreach (var c in text.ToLowerInvariant())
        {
            var plain = c switch { 'ü' => 'u', 'ö' => 'o', 'ä' => 'a', 'é' => 'e', _ => c };
            if (char.IsAsciiLetterLower(plain) || char.IsAsciiDigit(plain)) slug.Append(plain);
            else if (plain is '.' or '_' && slug.Length > 0) slug.Append(plain);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
            if (slug.Length == 80) break;
        }
        return slug.ToString().Trim('-', '.');
    }

    private static void Add(Dictionary<string, ActorId?> names, string name, ActorId actor)
    {
        var key = Key(name);
        if (key.Length == 0) return;
        names[key] = names.TryGetValue(key, out var known) && known != actor ? null : actor;
    }

    private static ActorId? Find(Dictionary<string, ActorId?> names, string name) => names.GetValueOrDefault(Key(name));

    /// <summary>"ISO/IEC JTC 1/WG 11" and "JTC1/WG 11" are the same name, so are "ITU-T SG15 Q11/15" and "ITU-T/SG15/Q11/15".</summary>
    private static string Key(string name)
    {
        var key = string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        return key.StartsWith("isoiec", StringComparison.Ordinal) ? key["isoiec".Length..] : key;
    }
}
