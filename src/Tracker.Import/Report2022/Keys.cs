namespace Tracker.Import.Report2022;

/// <summary>The records and periods that rows refer to by a key.</summary>
internal sealed class Keys
{
    private readonly Dictionary<string, Reference> records = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> periods = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Reference> employers = new(StringComparer.Ordinal);

    public void Add(string key, Reference record) => records[key] = record;
    public void AddPeriod(string key, string label) => periods[key] = label;

    /// <summary>The first employer of a person that a row names.</summary>
    public void Employ(string person, Reference organization) => employers.TryAdd(person, organization);

    public Reference? EmployerOf(string person) => employers.GetValueOrDefault(person);
    public Reference? Find(string key) => records.GetValueOrDefault(key);

    /// <summary>The record that a cell must name.</summary>
    public Reference Of(Row row, string column) => Find(row[column])
        ?? throw new RowException(column, $"'{row[column]}' is not the key of a record.");

    /// <summary>The record of a cell; null if the cell is empty.</summary>
    public Reference? OptionalOf(Row row, string column) => row.Optional(column) is null ? null : Of(row, column);

    /// <summary>The record of a key, or a thing that has only a name.</summary>
    public Reference Named(string keyOrName) => Find(keyOrName) ?? new Reference(keyOrName);

    /// <summary>The label of the period of a cell; null if the cell is empty.</summary>
    public string? Period(Row row, string column) => row.Optional(column) is not { } key ? null
        : periods.GetValueOrDefault(key) ?? throw new RowException(column, $"'{key}' is not the key of a period.");

    /// <summary>Lower-case letters, digits, '.', '-' and '_' of a text, as a part of an actor's key; at most 80.</summary>
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
}
