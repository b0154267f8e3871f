# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The fictional company: its departments and the names of its people."""

from typing import NamedTuple


class DemoDepartment(NamedTuple):
    """``above`` is the code of the department above; ``people`` work beside the manager."""

    code: str
    above: str | None
    english: str
    spanish: str
    people: int
    has_users: bool = True  # False: its people have no user account and answer with a code


# A parent comes before its children. With managers and people without a department, about 240
# people.
DEPARTMENTS = (
    DemoDepartment("management", None, "General Management", "Dirección general", 3),
    DemoDepartment("commercial", None, "Commercial", "Área comercial", 8),
    DemoDepartment("shops", "commercial", "Shops", "Tiendas", 3),
    DemoDepartment("shops_north", "shops", "Shops North", "Tiendas Norte", 11, has_users=False),
    DemoDepartment("shops_centre", "shops", "Shops Centre", "Tiendas Centro", 19, has_users=False),
    DemoDepartment("shops_south", "shops", "Shops South", "Tiendas Sur", 8, has_users=False),
    DemoDepartment("wholesale", "commercial", "Wholesale", "Mayoristas", 9),
    DemoDepartment("online_shop", "commercial", "Online Shop", "Tienda en línea", 8),
    DemoDepartment("customer_service", "commercial", "Customer Service", "Atención al cliente", 13),
    DemoDepartment("complaints", "customer_service", "Complaints", "Reclamaciones", 3),
    DemoDepartment("marketing", None, "Marketing and Brand", "Marketing y marca", 4),
    DemoDepartment("content", "marketing", "Content and Community", "Contenidos y comunidad", 10),
    DemoDepartment("research", "marketing", "Market Research", "Estudios de mercado", 4),
    DemoDepartment("design", None, "Design", "Diseño", 8),
    DemoDepartment("operations", None, "Operations", "Operaciones", 6),
    DemoDepartment("production", "operations", "Production", "Producción", 4),
    DemoDepartment("weaving", "production", "Weaving", "Tejeduría", 18, has_users=False),
    DemoDepartment("dyeing", "production", "Dyeing", "Tintorería", 8, has_users=False),
    DemoDepartment("sewing", "production", "Sewing", "Confección", 19, has_users=False),
    DemoDepartment("purchasing", "operations", "Purchasing", "Compras", 4),
    DemoDepartment("quality", "operations", "Quality", "Calidad", 7),
    # A deep chain of departments, each with one department below it.
    DemoDepartment("logistics", "operations", "Logistics", "Logística", 4),
    DemoDepartment("warehouse", "logistics", "Warehouse", "Almacén", 8, has_users=False),
    DemoDepartment("returns", "warehouse", "Returns", "Devoluciones", 3, has_users=False),
    DemoDepartment("technology", None, "Technology", "Tecnología", 9),
    DemoDepartment("finance", None, "Finance", "Finanzas", 8),
    DemoDepartment("legal", None, "Legal", "Asesoría jurídica", 2),
    DemoDepartment("people", None, "People", "Personas", 3),
)
# People who manage no department of their own but somebody else's: {department: whose manager}.
SHARED_MANAGERS = {"legal": "finance"}
WITHOUT_DEPARTMENT = 3

# The departments of the four logins: {login: (department, whether it manages it)}.
LOGINS = {
    "hr": ("people", True),
    "executive": ("management", True),
    "manager": ("commercial", True),
    "employee": ("online_shop", False),
}

FIRST_NAMES = """
Abril Adela Adrián Aina Alba Alejo Alicia Amaia Andrea Andrés Ángela Antía Ariadna Arturo Beatriz
Berta Bruno Candela Carla Carmelo Carolina Cecilia Celia César Clara Claudia Cristian Damián Daniela
David Diana Diego Elena Elías Elisa Eloy Emma Enrique Estela Eva Fabián Fátima Felipe Félix Gabriel
Gael Gloria Gonzalo Greta Hugo Inés Iria Iván Jaime Jana Joel Jorge Julia Julio Laia Lara Laura Leo
Leire Lorena Luis Manuel Marcos Marina Mario Marta Martín Mateo Miguel Mireia Mónica Nadia Nerea
Nicolás Noa Noelia Nuria Olga Olivia Óscar Pablo Paula Pilar Raquel Raúl Ricardo Rocío Rosa Rubén
Samuel Sandra Sara Sergio Silvia Simón Sofía Teresa Valeria Vera Víctor Xavier Yolanda
""".split()  # noqa: SIM905
SURNAMES = """
Aguado Alameda Alarcón Arenas Arroyo Avellaneda Barranco Bermejo Blanco Bosque Bravo Cabrera Camino
Campos Canales Cañada Carrasco Casal Castaño Cerezo Collado Cordero Costa Cuesta Duarte Encina
Escudero Espino Fuentes Galán Gallego Granados Guerrero Herrero Hierro Iglesias Jardín Laguna Lara
Linares Llano Lozano Luna Manzano Marín Mata Merino Molina Moral Naranjo Nieto Olmo Ortega Palacios
Pardo Pastor Peña Pino Prado Prieto Quintana Ramos Rey Ribera Rincón Río Robles Rosales Rubio
Salinas Santos Serrano Sierra Soler Soto Tejedor Torre Valle Vega Vidal Villar Zamora
""".split()  # noqa: SIM905
