namespace Tracker.Web.Parts;

/// <summary>Browsers go on using some names of zones that the time zone database replaced, and that a machine may no longer have.</summary>
internal static class ZoneAlias
{
    private static readonly (string Browser, string Database)[] Pairs =
    [
        ("Africa/Asmera", "Africa/Asmara"), ("America/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("America/Catamarca", "America/Argentina/Catamarca"), ("America/Coral_Harbour", "America/Atikokan"),
        ("America/Cordoba", "America/Argentina/Cordoba"), ("America/Godthab", "America/Nuuk"),
        ("America/Indianapolis", "America/Indiana/Indianapolis"), ("America/Jujuy", "America/Argentina/Jujuy"),
        ("America/Louisville", "America/Kentucky/Louisville"), ("America/Mendoza", "America/Argentina/Mendoza"),
        ("Asia/Calcutta", "Asia/Kolkata"), ("Asia/Katmandu", "Asia/Kathmandu"), ("Asia/Rangoon", "Asia/Yangon"), ("Asia/Saigon", "Asia/Ho_Chi_Minh"),
        ("Atlantic/Faeroe", "Atlantic/Faroe"), ("Europe/Kiev", "Europe/Kyiv"), ("Pacific/Enderbury", "Pacific/Kanton"),
        ("Pacific/Ponape", "Pacific/Pohnpei"), ("Pacific/Truk", "Pacific/Chuuk"),
    ];

    /// <summary>The other name of the zone, or the same if it has only one.</summary>
    public static string Of(string id) =>
        Array.Find(Pairs, p => p.Browser == id).Database ?? Array.Find(Pairs, p => p.Database == id).Browser ?? id;
}
